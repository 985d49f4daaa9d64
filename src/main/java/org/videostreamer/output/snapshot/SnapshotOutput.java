package org.videostreamer.output.snapshot;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.stream.RenditionKey;
import org.videostreamer.stream.Stream;
import org.videostreamer.stream.Subscription;
import org.videostreamer.stream.Viewer;

/**
 * Answers a request with one picture: the first that arrives after the request, or the newest there is when none has
 * come in time. On the request's event loop.
 */
public final class SnapshotOutput implements Viewer {

    private static final long LONGEST_WAIT_MILLIS = 2_000;

    private final HttpServerRequest request;
    private final Executor loop;
    private final long askedAt = System.nanoTime();
    private final Subscription subscription;
    private Optional<EncodedFrame> best = Optional.empty();
    private boolean answered;

    private SnapshotOutput(Vertx vertx, HttpServerRequest request, Stream stream, RenditionKey key, Executor loop) {
        this.request = request;
        this.loop = loop;
        this.subscription = stream.join(key, this);
        long timer = vertx.setTimer(LONGEST_WAIT_MILLIS, late -> answer());
        request.response().endHandler(end -> vertx.cancelTimer(timer));
        request.response().exceptionHandler(failure -> abandon());
        request.response().closeHandler(end -> abandon());
    }

    /** Answers as soon as there is a fresh picture, or after two seconds. */
    public static void serve(Vertx vertx, HttpServerRequest request, Stream stream, RenditionKey key, Executor loop) {
        new SnapshotOutput(vertx, request, stream, key, loop);
    }

    @Override
    public Executor loop() {
        return loop;
    }

    @Override
    public void offer(EncodedFrame frame) {
        if (answered) {
            return;
        }
        best.ifPresent(EncodedFrame::release);
        best = Optional.of(frame.retain());
        if (frame.signal() && frame.times().arrivedNanos() >= askedAt) {
            answer();
        }
    }

    private void answer() {
        if (answered) {
            return;
        }
        answered = true;
        subscription.close();
        HttpServerResponse response = request.response();
        response.putHeader("Cache-Control", "no-store");
        if (best.isEmpty()) {
            response.setStatusCode(503)
                    .putHeader("Content-Type", "application/json")
                    .end("{\"error\":\"no picture yet\"}");
            return;
        }
        EncodedFrame frame = best.get();
        best = Optional.empty();
        response.putHeader("Content-Type", frame.codec() == Codec.PNG ? "image/png" : "image/jpeg");
        if (frame.signal()) {
            response.putHeader("X-Frame-Number", Long.toString(frame.number()))
                    .putHeader("X-Frame-Time", frame.times().source().toString())
                    .putHeader(
                            "X-Frame-Age",
                            seconds(System.nanoTime() - frame.times().arrivedNanos()))
                    .putHeader("X-Frame-Size", frame.size().toString());
        } else {
            // The picture says in words why there is none; the status tells programs.
            response.setStatusCode(503).putHeader("X-No-Signal", "1");
        }
        Buffer file = BufferInternal.buffer(frame.picture());
        response.end(file).onComplete(done -> frame.release());
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.3f", nanos / 1e9);
    }

    private void abandon() {
        if (!answered) {
            answered = true;
            subscription.close();
            best.ifPresent(EncodedFrame::release);
            best = Optional.empty();
        }
    }
}
