package org.videostreamer.output.snapshot;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.config.Calibration;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.PictureException;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.SampleRange;
import org.videostreamer.limits.AddressBlock;
import org.videostreamer.limits.Limit;
import org.videostreamer.log.Fault;
import org.videostreamer.measure.Span;
import org.videostreamer.output.ConnectionChannel;
import org.videostreamer.stream.MeasuredPicture;
import org.videostreamer.stream.PixelPlace;
import org.videostreamer.stream.Stream;

/**
 * Answers a request with the samples of one picture as they came: the first that arrives after the request, or the newest
 * there is when none has come in time. On the request's event loop; the file is made elsewhere.
 */
public final class SamplesOutput {

    private static final Logger LOG = LoggerFactory.getLogger(SamplesOutput.class);

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final Channel channel;
    private final SnapshotPlaces places;
    private final AddressBlock from;
    private final SampleFile file;
    private Optional<EncodedFrame> held = Optional.empty();
    private Optional<Long> timer = Optional.empty();
    private boolean over;

    /** What became of a picture. */
    private sealed interface Outcome {

        /** The file does not hold it. */
        record Refused(String reason) implements Outcome {}

        /** @param picture the file, for whoever takes it */
        record Made(EncodedFrame picture, SampleLayout layout, SampleRange range, Span window, PixelPlace place)
                implements Outcome {}
    }

    private SamplesOutput(
            Vertx vertx, HttpServerRequest request, SnapshotPlaces places, AddressBlock from, SampleFile file) {
        this.vertx = vertx;
        this.request = request;
        this.channel = ConnectionChannel.of(request.connection());
        this.places = places;
        this.from = from;
        this.file = file;
    }

    /** Answers as soon as there is a fresh picture, or after two seconds; with 503 if there is no place. */
    public static void serve(
            Vertx vertx,
            HttpServerRequest request,
            Stream stream,
            SampleFile file,
            Executor loop,
            SnapshotPlaces places) {
        AddressBlock from = ConnectionChannel.peer(request.connection());
        if (!places.take(from, request.remoteAddress().toString())) {
            SnapshotOutput.refuseForNow(request.response());
            return;
        }
        SamplesOutput output = new SamplesOutput(vertx, request, places, from, file);
        request.response().exceptionHandler(failure -> output.end());
        request.response().closeHandler(closed -> output.end());
        stream.measure(picture -> output.make(picture, stream)).whenCompleteAsync(output::answer, loop);
    }

    private Outcome make(MeasuredPicture picture, Stream stream) {
        Frame frame = picture.frame();
        Optional<String> refusal = file.refusal(frame);
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        boolean gray = frame.isDeep() || frame.pixels().format().isGray();
        Calibration calibration = stream.calibration().now();
        Pixels samples = gray ? picture.gray().retain() : frame.rgb();
        try {
            ByteBuf bytes = file.write(
                    samples,
                    description(picture, stream.config().name(), calibration).encode(),
                    calibration.pixelSize());
            EncodedFrame made = EncodedFrame.of(frame, Codec.RAW, true, 0, bytes, 0, bytes.readableBytes());
            return new Outcome.Made(
                    made,
                    SampleLayout.of(samples),
                    frame.range(),
                    picture.window(),
                    new PixelPlace(calibration, frame.grid().detector()));
        } finally {
            samples.release();
        }
    }

    private static JsonObject description(MeasuredPicture picture, String stream, Calibration calibration) {
        Frame frame = picture.frame();
        JsonObject told = new JsonObject()
                .put("stream", stream)
                .put("number", frame.number())
                .put("time", frame.times().source().toString())
                .put("arrived", frame.times().arrivedMicros())
                .put("bits", frame.range().bits())
                .put(
                        "window",
                        new JsonArray()
                                .add(picture.window().low())
                                .add(picture.window().high()));
        calibration.written().forEach(told::put);
        frame.grid().detector().ifPresent(area -> told.put("detector", area.written()));
        return told;
    }

    private void answer(Optional<Outcome> outcome, Throwable failure) {
        HttpServerResponse response = request.response();
        if (failure != null) {
            refuse(503, reason(failure));
        } else if (outcome.isEmpty()) {
            refuse(503, "no picture yet");
        } else if (outcome.get() instanceof Outcome.Refused refused) {
            refuse(400, refused.reason());
        } else {
            write(response, (Outcome.Made) outcome.get());
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof PictureException) {
            return "the picture cannot be decoded";
        }
        LOG.warn("samples of a picture cannot be given: {}", Fault.reason(cause));
        return "this does not work now; the server's log says why";
    }

    private void refuse(int status, String reason) {
        if (!over) {
            SnapshotOutput.refuse(request.response(), status, reason).onComplete(done -> end());
        }
    }

    private void write(HttpServerResponse response, Outcome.Made made) {
        EncodedFrame picture = made.picture();
        if (over) {
            picture.release();
            return;
        }
        if (!places.hold(picture, request.remoteAddress().toString())) {
            picture.release();
            SnapshotOutput.refuseForNow(response).onComplete(done -> end());
            return;
        }
        held = Optional.of(picture);
        timer = Optional.of(vertx.setTimer(
                TimeUnit.SECONDS.toMillis(places.report().limits().of(Limit.SNAPSHOT_SECONDS)), late -> cut()));
        putHeaders(response, file);
        SnapshotOutput.putIdentity(response, picture);
        response.putHeader("X-Sample-Type", made.layout().numpy())
                .putHeader("X-Sample-Shape", made.layout().shape())
                .putHeader("X-Sample-Bits", bits(made.range()))
                .putHeader("X-Window", made.window().toString());
        PlaceHeaders.put(response, made.place());
        response.end(BufferInternal.buffer(picture.wire())).onComplete(done -> end());
    }

    private static String bits(SampleRange range) {
        return range.bits() + (range.guessed() ? " (guessed)" : "");
    }

    /** Puts the headers that an answer with samples has in any case. */
    public static void putHeaders(HttpServerResponse response, SampleFile file) {
        response.putHeader("Cache-Control", "no-store").putHeader("Content-Type", file.mediaType());
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
            timer.ifPresent(vertx::cancelTimer);
            held.ifPresent(picture -> {
                places.letGo(picture);
                picture.release();
            });
            places.giveBack(from);
        }
    }
}
