package org.videostreamer.output.snapshot;

import io.netty.buffer.ByteBuf;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.videostreamer.config.Calibration;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.SampleRange;
import org.videostreamer.measure.Span;
import org.videostreamer.output.AnswerPlaces;
import org.videostreamer.output.PlacedAnswer;
import org.videostreamer.stream.MeasuredPicture;
import org.videostreamer.stream.PictureChoice;
import org.videostreamer.stream.PixelPlace;
import org.videostreamer.stream.Stream;

/**
 * Answers a request with the samples of one picture as they came: the first that arrives after the request, or the newest
 * there is when none has come in time; or of a certain one. On the request's event loop; the file is made elsewhere.
 */
public final class SamplesOutput {

    private final PlacedAnswer answer;
    private final SampleFile file;
    private final Stream stream;

    /** What became of a picture. */
    private sealed interface Outcome {

        /** The file does not hold it. */
        record Refused(String reason) implements Outcome {}

        /** @param picture the file, for whoever takes it */
        record Made(EncodedFrame picture, SampleLayout layout, SampleRange range, Span window, PixelPlace place)
                implements Outcome {}
    }

    private SamplesOutput(PlacedAnswer answer, SampleFile file, Stream stream) {
        this.answer = answer;
        this.file = file;
        this.stream = stream;
    }

    /**
     * Answers with a picture, which is waited for, two seconds at most, where it is one to come; with 404 if there is none,
     * with 503 if there is no place.
     */
    public static void serve(
            Vertx vertx,
            HttpServerRequest request,
            Stream stream,
            SampleFile file,
            PictureChoice choice,
            Executor loop,
            AnswerPlaces places) {
        PlacedAnswer.begin(vertx, request, places)
                .ifPresent(answer -> new SamplesOutput(answer, file, stream).begin(choice, loop));
    }

    private void begin(PictureChoice choice, Executor loop) {
        answer.after(
                stream.measure(choice, this::make),
                loop,
                LookedAnswer.of(answer, stream, this::write),
                LookedAnswer.release(SamplesOutput::release));
    }

    private static void release(Outcome outcome) {
        if (outcome instanceof Outcome.Made made) {
            made.picture().release();
        }
    }

    private Outcome make(MeasuredPicture picture) {
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

    private void write(Outcome outcome) {
        if (outcome instanceof Outcome.Made made) {
            EncodedFrame picture = made.picture();
            answer.atTheEnd(picture::release);
            if (!answer.isOver() && answer.hold(picture, picture.heldBytes())) {
                write(made);
            }
        } else {
            answer.refuse(400, ((Outcome.Refused) outcome).reason());
        }
    }

    private void write(Outcome.Made made) {
        HttpServerResponse response = answer.response();
        putHeaders(response, file);
        SnapshotOutput.putIdentity(response, made.picture());
        response.putHeader("X-Sample-Type", made.layout().numpy())
                .putHeader("X-Sample-Shape", made.layout().shape())
                .putHeader("X-Sample-Bits", bits(made.range()))
                .putHeader("X-Window", made.window().toString());
        PlaceHeaders.put(response, made.place());
        answer.send(made.picture().wire());
    }

    private static String bits(SampleRange range) {
        return range.bits() + (range.guessed() ? " (guessed)" : "");
    }

    /** Puts the headers that an answer with samples has in any case. */
    public static void putHeaders(HttpServerResponse response, SampleFile file) {
        response.putHeader("Cache-Control", "no-store").putHeader("Content-Type", file.mediaType());
    }
}
