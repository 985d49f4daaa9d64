package org.videostreamer.output.snapshot;

import io.netty.channel.Channel;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.limits.AddressBlock;
import org.videostreamer.limits.Limit;
import org.videostreamer.output.ConnectionChannel;
import org.videostreamer.stream.RenditionKey;
import org.videostreamer.stream.Stream;
import org.videostreamer.stream.StreamRequest;
import org.videostreamer.stream.Subscription;
import org.videostreamer.stream.Viewer;

/**
 * Answers a request with one picture: the first that arrives after the request, or the newest there is when none has
 * come in time. On the request's event loop.
 */
public final class SnapshotOutput implements Viewer {

    private static final long LONGEST_WAIT_MILLIS = 2_000;

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final Channel channel;
    private final Executor loop;
    private final SnapshotPlaces places;
    private final AddressBlock from;
    private final Stream stream;
    private final RenditionKey key;
    private final long askedAt = System.nanoTime();
    private Optional<Subscription> subscription = Optional.empty();
    private Optional<EncodedFrame> best = Optional.empty();
    private Optional<EncodedFrame> held = Optional.empty();
    private long timer;
    private boolean answered;
    private boolean over;

    private SnapshotOutput(
            Vertx vertx,
            HttpServerRequest request,
            Executor loop,
            SnapshotPlaces places,
            AddressBlock from,
            Stream stream,
            RenditionKey key) {
        this.vertx = vertx;
        this.request = request;
        this.channel = ConnectionChannel.of(request.connection());
        this.loop = loop;
        this.places = places;
        this.from = from;
        this.stream = stream;
        this.key = key;
    }

    /** Answers as soon as there is a fresh picture, or after two seconds; with 503 if there is no place. */
    public static void serve(
            Vertx vertx,
            HttpServerRequest request,
            StreamRequest wanted,
            Codec codec,
            Executor loop,
            SnapshotPlaces places) {
        AddressBlock from = ConnectionChannel.peer(request.connection());
        if (places.take(from, request.remoteAddress().toString())) {
            new SnapshotOutput(vertx, request, loop, places, from, wanted.stream(), wanted.rendition(codec)).join();
        } else {
            refuseForNow(request.response());
        }
    }

    /** Puts the headers that an answer with a picture has in any case. */
    public static void putHeaders(HttpServerResponse response, Codec codec) {
        response.putHeader("Cache-Control", "no-store")
                .putHeader("Content-Type", codec == Codec.PNG ? "image/png" : "image/jpeg");
    }

    private void join() {
        timer = vertx.setTimer(LONGEST_WAIT_MILLIS, late -> answer());
        request.response().exceptionHandler(failure -> end());
        request.response().closeHandler(closed -> end());
        subscription = Optional.of(stream.join(key, this));
    }

    @Override
    public Executor loop() {
        return loop;
    }

    @Override
    public String peer() {
        return request.remoteAddress().toString();
    }

    @Override
    public void offer(EncodedFrame frame) {
        if (answered) {
            return;
        }
        keep(Optional.of(frame.retain()));
        if (frame.signal() && frame.times().arrivedNanos() >= askedAt) {
            answer();
        }
    }

    @Override
    public void ended(String reason) {
        answer();
    }

    private void answer() {
        if (answered) {
            return;
        }
        answered = true;
        subscription.ifPresent(Subscription::close);
        vertx.cancelTimer(timer);
        timer = vertx.setTimer(
                TimeUnit.SECONDS.toMillis(places.report().limits().of(Limit.SNAPSHOT_SECONDS)), late -> cut());
        write().onComplete(done -> end());
    }

    private Future<Void> write() {
        HttpServerResponse response = request.response();
        if (best.isEmpty()) {
            return refuse(response, "no picture yet");
        }
        EncodedFrame frame = best.get();
        if (!places.hold(frame, request.remoteAddress().toString())) {
            return refuseForNow(response);
        }
        held = best;
        putHeaders(response, frame.codec());
        if (frame.signal()) {
            putIdentity(response, frame);
            PlaceHeaders.put(response, stream.placeOf(key, frame.size()));
        } else {
            // The picture says in words why there is none; the status tells programs.
            response.setStatusCode(503).putHeader("X-No-Signal", "1");
        }
        Buffer file = BufferInternal.buffer(frame.picture());
        return response.end(file);
    }

    static Future<Void> refuseForNow(HttpServerResponse response) {
        // Who is refused does not keep a connection that could serve another.
        response.putHeader("Retry-After", "1").putHeader("Connection", "close");
        return refuse(response, "too many snapshots are under way");
    }

    private static Future<Void> refuse(HttpServerResponse response, String reason) {
        return refuse(response, 503, reason);
    }

    /** @param reason without quotes and characters that JSON escapes */
    static Future<Void> refuse(HttpServerResponse response, int status, String reason) {
        return response.setStatusCode(status)
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Type", "application/json")
                .end("{\"error\":\"" + reason + "\"}");
    }

    /** Puts the headers that tell which picture of the camera it is. */
    static void putIdentity(HttpServerResponse response, EncodedFrame picture) {
        double age = (System.nanoTime() - picture.times().arrivedNanos()) / 1e9;
        response.putHeader("X-Frame-Number", Long.toString(picture.number()))
                .putHeader("X-Frame-Time", picture.times().source().toString())
                .putHeader("X-Frame-Age", String.format(Locale.ROOT, "%.3f", age))
                .putHeader("X-Frame-Size", picture.size().toString());
    }

    /** The picture is asked for and not taken. */
    private void cut() {
        places.report().reached(Limit.SNAPSHOT_SECONDS, request.remoteAddress().toString());
        ConnectionChannel.cut(channel);
        end();
    }

    /** The answer was taken, or the connection has ended; whichever comes first. */
    private void end() {
        if (!over) {
            over = true;
            answered = true;
            vertx.cancelTimer(timer);
            subscription.ifPresent(Subscription::close);
            held.ifPresent(places::letGo);
            keep(Optional.empty());
            places.giveBack(from);
        }
    }

    private void keep(Optional<EncodedFrame> frame) {
        best.ifPresent(EncodedFrame::release);
        best = frame;
    }
}
