package org.videostreamer.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.videostreamer.config.Display;
import org.videostreamer.config.OutputFormat;
import org.videostreamer.config.StreamConfig;
import org.videostreamer.config.Tone;
import org.videostreamer.frame.SampleRange;
import org.videostreamer.frame.ServerClock;
import org.videostreamer.stream.HistoryStatus;
import org.videostreamer.stream.RecordStatus;
import org.videostreamer.stream.RenditionStatus;
import org.videostreamer.stream.Stream;
import org.videostreamer.stream.StreamCalibration;
import org.videostreamer.stream.StreamStatus;
import org.videostreamer.stream.ViewerStatus;

/** What streams tell of themselves, as JSON. */
final class StreamJson {

    private StreamJson() {}

    /** A stream among others. */
    static JsonObject brief(Stream stream) {
        StreamConfig config = stream.config();
        StreamStatus status = stream.status();
        JsonObject answer = new JsonObject()
                .put("name", config.name())
                .put("title", config.title().orElse(config.name()))
                .put("source", config.camera().uri().toString())
                .put("state", status.state())
                .put("reason", status.reason())
                .put("fps", tenths(status.fps()))
                .put("viewers", status.viewers());
        putSize(answer, status);
        status.newest().ifPresent(picture -> answer.put("depth", picture.range().bits()));
        return answer;
    }

    /** All of a stream. */
    static JsonObject full(Stream stream) {
        StreamConfig config = stream.config();
        StreamStatus status = stream.status();
        JsonArray formats = new JsonArray();
        config.formats().stream().map(OutputFormat::name).forEach(formats::add);
        JsonObject answer = new JsonObject()
                .put("name", config.name())
                .put("title", config.title().orElse(config.name()))
                .put("id", config.id())
                .put("source", config.camera().uri().toString())
                .put("state", status.state())
                .put("reason", status.reason())
                .put("fps", tenths(status.fps()))
                .put("format", config.display().format().name())
                .put("format_chosen", config.display().formatChosen())
                .put("formats", formats)
                .put("viewers", status.viewers())
                .put("viewers_by_format", viewersByFormat(status))
                .put("renditions", renditions(status))
                .put("calibration", calibration(stream.calibration()))
                .put("view", view(config.display()))
                .put("started", stream.started().toString())
                .put("version", Version.TEXT)
                .put("now", ServerClock.SYSTEM.nowMicros());
        status.newest().ifPresent(picture -> answer.put("frame", picture.number())
                .put("time", picture.times().source().toString())
                .put("samples", picture.samples().name().toLowerCase(Locale.ROOT)));
        status.newest().map(StreamStatus.Picture::range).ifPresent(range -> putRange(answer, range));
        status.newest()
                .flatMap(picture -> picture.grid().detector())
                .ifPresent(area -> answer.put("detector", area.written()));
        status.newest()
                .filter(StreamStatus.Picture::isReduced)
                .ifPresent(picture -> answer.put(
                        "note",
                        "samples of " + picture.sentBits() + " bits come, of which "
                                + picture.samples().bits() + " are kept"));
        stream.recorded().ifPresent(record -> answer.put("record", record(record)));
        stream.history().ifPresent(history -> answer.put("history", history(history)));
        putSize(answer, status);
        return answer;
    }

    private static JsonObject history(HistoryStatus status) {
        JsonObject answer = new JsonObject().put("pictures", status.pictures()).put("bytes", status.bytes());
        status.kept().ifPresent(kept -> answer.put("first", kept.first()).put("last", kept.last()));
        return answer;
    }

    /** How it is shown to those who ask for nothing, in the words of a request; what a request cannot be without is there. */
    private static JsonObject view(Display display) {
        Tone tone = display.tone();
        JsonObject answer = new JsonObject()
                .put("rotate", display.rotate())
                .put("flip", flip(display))
                .put("gamma", number(tone.gamma()))
                .put("colormap", tone.colormap().toString())
                .put("invert", tone.invert())
                .put("saturated", tone.saturated());
        display.crop().ifPresent(crop -> answer.put("crop", crop.toString()));
        if (display.maxFps() > 0) {
            answer.put("fps", number(display.maxFps()));
        }
        tone.window().ifPresent(window -> answer.put("window", window.toString()));
        return answer;
    }

    private static String flip(Display display) {
        String flip = (display.hFlip() ? "h" : "") + (display.vFlip() ? "v" : "");
        return flip.isEmpty() ? "none" : flip;
    }

    /** Floating point numbers have no ends that mean anything, unless somebody has told some. */
    private static void putRange(JsonObject answer, SampleRange range) {
        answer.put("depth", range.bits());
        if (range.isBounded()) {
            answer.put("range", new JsonArray().add(number(range.lowest())).add(number(range.highest())))
                    .put("range_guessed", range.guessed());
        }
    }

    /** Whole where it is. */
    private static Number number(double value) {
        return value == (long) value ? (Number) (long) value : (Number) value;
    }

    private static JsonObject record(RecordStatus status) {
        JsonObject answer = new JsonObject()
                .put("seconds", tenths(status.length().toMillis() / 1e3))
                .put("pictures", status.pictures())
                .put("bytes", status.bytes());
        status.format().ifPresent(format -> answer.put("format", format.toString()));
        return answer;
    }

    private static void putSize(JsonObject answer, StreamStatus status) {
        status.newest().ifPresent(picture -> answer.put("width", picture.size().width())
                .put("height", picture.size().height()));
    }

    private static JsonObject viewersByFormat(StreamStatus status) {
        Map<String, Integer> counts = new TreeMap<>();
        status.renditions()
                .forEach(rendition -> counts.merge(rendition.codec().name(), rendition.viewers(), Integer::sum));
        JsonObject answer = new JsonObject();
        counts.forEach(answer::put);
        return answer;
    }

    private static JsonArray renditions(StreamStatus status) {
        JsonArray all = new JsonArray();
        for (RenditionStatus rendition : status.renditions()) {
            RenditionStatus.Work work = rendition.work();
            JsonObject one = new JsonObject()
                    .put("format", rendition.codec().name())
                    .put("key", rendition.key().toString())
                    .put("made", rendition.made())
                    .put("viewers", rendition.viewers())
                    .put("fps", tenths(work.fps()))
                    .put("bits_per_second", work.bitsPerSecond())
                    .put("encode_ms", tenths(work.encodeMillis()))
                    .put("encoded", work.encoded())
                    .put("skipped", work.skipped());
            rendition.shown().ifPresent(shown -> {
                one.put("from", shown.from().toString()).put("to", shown.to().toString());
                if (!shown.why().isEmpty()) {
                    one.put("why", shown.why());
                }
            });
            rendition.fault().ifPresent(fault -> one.put("fault", fault));
            all.add(one);
        }
        return all;
    }

    /** One who watches. */
    static JsonObject viewer(ViewerStatus viewer) {
        return new JsonObject()
                .put("peer", viewer.peer())
                .put("format", viewer.rendition().codec().name())
                .put("rendition", viewer.rendition().toString())
                .put("since", viewer.since().toString())
                .put("sent", viewer.progress().sent())
                .put("skipped", viewer.progress().skipped())
                .put("behind", viewer.progress().behind());
    }

    /** What the camera's pixels are in the world. */
    static JsonObject calibration(StreamCalibration calibration) {
        JsonObject answer = new JsonObject(calibration.now().written());
        calibration.set().zoom().ifPresent(level -> answer.put("zoom", level));
        return answer;
    }

    private static double tenths(double number) {
        return Math.round(number * 10) / 10.0;
    }
}
