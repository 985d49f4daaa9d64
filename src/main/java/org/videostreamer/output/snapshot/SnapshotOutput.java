package org.videostreamer.output.snapshot;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.output.AnswerPlaces;
import org.videostreamer.output.PlacedAnswer;
import org.videostreamer.stream.PictureChoice;
import org.videostreamer.stream.PixelPlace;
import org.videostreamer.stream.RenditionKey;
import org.videostreamer.stream.Still;
import org.videostreamer.stream.Stream;
import org.videostreamer.stream.StreamRequest;
import org.videostreamer.stream.StreamStatus;
import org.videostreamer.stream.Subscription;
import org.videostreamer.stream.Viewer;

/**
 * Answers a request with one picture: the first that arrives after the request, or the newest there is when none has
 * come in time; or a certain one. On the request's event loop.
 */
public final class SnapshotOutput implements Viewer {

    private static final long LONGEST_WAIT_MILLIS = 2_000;

    private final Vertx vertx;
    private final PlacedAnswer answer;
    private final String peer;
    private final Executor loop;
    private final StreamRequest wanted;
    private final RenditionKey key;
    private final long askedAt = System.nanoTime();
    private Optional<Subscription> subscription = Optional.empty();
    private Optional<EncodedFrame> best = Optional.empty();
    private long timer;
    private boolean answered;

    private SnapshotOutput(
            Vertx vertx, PlacedAnswer answer, String peer, Executor loop, StreamRequest wanted, RenditionKey key) {
        this.vertx = vertx;
        this.answer = answer;
        this.peer = peer;
        this.loop = loop;
        this.wanted = wanted;
        this.key = key;
    }

    /** Answers as soon as there is a fresh picture, or after two seconds; with 503 if there is no place. */
    public static void serve(
            Vertx vertx,
            HttpServerRequest request,
            StreamRequest wanted,
            Codec codec,
            Executor loop,
            AnswerPlaces places) {
        PlacedAnswer.begin(vertx, request, places).ifPresent(answer -> new SnapshotOutput(
                        vertx, answer, request.remoteAddress().toString(), loop, wanted, wanted.rendition(codec))
                .join());
    }

    /** Answers with a certain picture, which nobody need watch; with 404 if there is none, with 503 if there is no place. */
    public static void serve(
            Vertx vertx,
            HttpServerRequest request,
            StreamRequest wanted,
            Codec codec,
            PictureChoice choice,
            Executor loop,
            AnswerPlaces places) {
        PlacedAnswer.begin(vertx, request, places)
                .ifPresent(answer -> answer.after(
                        wanted.stream().still(choice, wanted.rendition(codec)),
                        loop,
                        LookedAnswer.of(answer, wanted.stream(), still -> write(answer, still, wanted)),
                        LookedAnswer.release(still -> still.picture().release())));
    }

    private static void write(PlacedAnswer answer, Still still, StreamRequest wanted) {
        EncodedFrame picture = still.picture();
        answer.atTheEnd(picture::release);
        Optional<String> outside = wanted.outside(still.camera());
        if (outside.isPresent()) {
            answer.refuse(400, outside.get());
        } else if (!answer.isOver() && answer.hold(picture, picture.heldBytes())) {
            write(answer, picture, still.place());
        }
    }

    /** Puts the headers that an answer with a picture has in any case. */
    public static void putHeaders(HttpServerResponse response, Codec codec) {
        response.putHeader("Cache-Control", "no-store")
                .putHeader("Content-Type", codec == Codec.PNG ? "image/png" : "image/jpeg");
    }

    private void join() {
        timer = vertx.setTimer(LONGEST_WAIT_MILLIS, late -> answer());
        answer.atTheEnd(this::end);
        subscription = Optional.of(wanted.stream().join(key, this));
    }

    @Override
    public Executor loop() {
        return loop;
    }

    @Override
    public String peer() {
        return peer;
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
        leave();
        Stream stream = wanted.stream();
        if (best.isEmpty()) {
            answer.refuse(503, LookedAnswer.noPicture(stream));
            return;
        }
        EncodedFrame picture = best.get();
        Optional<String> outside = stream.newest()
                .map(StreamStatus.Picture::size)
                .filter(size -> picture.signal())
                .flatMap(wanted::outside);
        if (outside.isPresent()) {
            answer.refuse(400, outside.get());
        } else if (answer.hold(picture, picture.heldBytes())) {
            write(answer, picture, stream.placeOf(key, picture.size()));
        }
    }

    private void leave() {
        answered = true;
        vertx.cancelTimer(timer);
        subscription.ifPresent(Subscription::close);
    }

    private static void write(PlacedAnswer answer, EncodedFrame picture, PixelPlace place) {
        HttpServerResponse response = answer.response();
        putHeaders(response, picture.codec());
        if (picture.signal()) {
            putIdentity(response, picture);
            PlaceHeaders.put(response, place);
        } else {
            // The picture says in words why there is none; the status tells programs.
            response.setStatusCode(503).putHeader("X-No-Signal", "1");
        }
        answer.send(picture.picture());
    }

    /** Puts the headers that tell which picture of the camera it is. */
    static void putIdentity(HttpServerResponse response, EncodedFrame picture) {
        double age = (System.nanoTime() - picture.times().arrivedNanos()) / 1e9;
        response.putHeader("X-Frame-Number", Long.toString(picture.number()))
                .putHeader("X-Frame-Time", picture.times().source().toString())
                .putHeader("X-Frame-Age", String.format(Locale.ROOT, "%.3f", age))
                .putHeader("X-Frame-Size", picture.size().toString());
    }

    private void end() {
        leave();
        keep(Optional.empty());
    }

    private void keep(Optional<EncodedFrame> frame) {
        best.ifPresent(EncodedFrame::release);
        best = frame;
    }
}
