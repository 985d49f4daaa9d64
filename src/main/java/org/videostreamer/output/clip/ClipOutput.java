package org.videostreamer.output.clip;

import io.netty.buffer.ByteBuf;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.videostreamer.frame.PictureException;
import org.videostreamer.log.NamedThreads;
import org.videostreamer.log.PeerText;
import org.videostreamer.output.AnswerPlaces;
import org.videostreamer.output.LimitReport;
import org.videostreamer.output.PlacedAnswer;
import org.videostreamer.stream.Clip;

/**
 * Answers requests with what a stream has recorded, as a file, which is made on a thread of its own: that takes too long for an
 * event loop. One for all listeners; any thread.
 */
public final class ClipOutput {

    private static final int FAILED = 503;

    private static final DateTimeFormatter BEGIN =
            DateTimeFormatter.ofPattern("-yyyyMMdd'T'HHmmss'Z.'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final AnswerPlaces places;
    private final Executor maker;

    /** @param report says how many clips may be under way, and hears of who goes too far */
    public ClipOutput(LimitReport report) {
        this.places = AnswerPlaces.ofClips(report);
        // Those who wait in its queue have places.
        this.maker = new NamedThreads("clips").oneWhenNeeded(Integer.MAX_VALUE);
    }

    /**
     * Answers with a clip, soon; with 503 if there is no place.
     *
     * @param loop the request's event loop, on which this is called
     * @param name of the stream, with which the file's begins
     * @param clip its ownership passes to this
     */
    public void serve(Vertx vertx, HttpServerRequest request, Executor loop, String name, Clip clip) {
        Optional<PlacedAnswer> answer = PlacedAnswer.begin(vertx, request, places);
        if (answer.isPresent() && answer.get().hold(clip, clip.bytes())) {
            answer.get()
                    .after(
                            CompletableFuture.supplyAsync(() -> make(clip), maker),
                            loop,
                            (file, failure) -> send(answer.get(), name, clip, file, failure),
                            ByteBuf::release);
        } else {
            clip.close();
        }
    }

    private static ByteBuf make(Clip clip) {
        try {
            return clip.file();
        } finally {
            clip.close();
        }
    }

    private static void send(PlacedAnswer answer, String name, Clip clip, ByteBuf file, Throwable failure) {
        if (failure instanceof PictureException) {
            answer.refuse(FAILED, PeerText.of(failure.getMessage()));
        } else if (failure != null) {
            answer.fail(failure);
        } else {
            answer.atTheEnd(file::release);
            if (!answer.isOver()) {
                putHeaders(answer.response(), name, clip);
                answer.send(file);
            }
        }
    }

    /**
     * Puts the headers that tell of a clip, closed or not.
     *
     * @param name of the stream, with which the file's begins
     */
    public static void putHeaders(HttpServerResponse response, String name, Clip clip) {
        response.putHeader("Cache-Control", "no-store")
                .putHeader("Content-Type", clip.format().contentType())
                .putHeader(
                        "Content-Disposition",
                        "inline; filename=\"" + name + BEGIN.format(clip.begin()) + clip.format() + "\"")
                .putHeader("X-Clip-Time", clip.begin().toString())
                .putHeader("X-Clip-Seconds", seconds(clip.length()))
                .putHeader("X-Clip-Pictures", Integer.toString(clip.pictures()));
    }

    private static String seconds(Duration length) {
        return String.format(Locale.ROOT, "%.3f", length.toNanos() / 1e9);
    }
}
