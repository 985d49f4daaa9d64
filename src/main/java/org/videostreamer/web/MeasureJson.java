package org.videostreamer.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.Region;
import org.videostreamer.frame.SampleRange;
import org.videostreamer.frame.SampleType;
import org.videostreamer.measure.Profile;
import org.videostreamer.measure.Span;
import org.videostreamer.measure.Statistics;
import org.videostreamer.stream.MeasuredPicture;
import org.videostreamer.stream.PartStatistics;

/** What was found in the samples of a picture, as JSON. What is no number or infinite stands in it as text. */
final class MeasureJson {

    /** Whole numbers up to this are all told apart. */
    private static final double EXACT = 0x1p53;

    private MeasureJson() {}

    /** Which picture it is, and what its samples are. */
    static JsonObject of(MeasuredPicture picture) {
        Frame frame = picture.frame();
        JsonObject told = new JsonObject()
                .put("frame", frame.number())
                .put("time", frame.times().source().toString())
                .put("width", frame.size().width())
                .put("height", frame.size().height())
                .mergeIn(samples(picture.gray().format().samples(), frame.range(), picture.window()));
        frame.grid().detector().ifPresent(area -> told.put("detector", area.written()));
        return told;
    }

    private static JsonObject samples(SampleType type, SampleRange range, Span window) {
        return new JsonObject()
                .put("type", type.name().toLowerCase(Locale.ROOT))
                .put("range", range(range))
                .put("window", array(DoubleStream.of(window.low(), window.high())));
    }

    /** The statistics of a part and what its samples are, or why there are none. */
    static JsonObject of(PartStatistics part) {
        if (part instanceof PartStatistics.Found found) {
            return samples(found.type(), found.range(), found.window()).mergeIn(numbers(found));
        }
        return new JsonObject().put("error", ((PartStatistics.Refused) part).reason());
    }

    private static JsonObject range(SampleRange range) {
        return new JsonObject()
                .put("bits", range.bits())
                .put("low", number(range.lowest()))
                .put("high", number(range.highest()))
                .put("guessed", range.guessed());
    }

    /** The statistics of a part. */
    static JsonObject numbers(PartStatistics.Found of) {
        Statistics found = of.statistics();
        Region part = of.part();
        JsonObject json = new JsonObject()
                .put(
                        "part",
                        array(IntStream.of(
                                part.x(),
                                part.y(),
                                part.size().width(),
                                part.size().height())))
                .put("samples", found.samples())
                .put("nan", found.notNumbers())
                .put("infinite", found.infinite())
                .put("minimum", number(found.minimum()))
                .put("maximum", number(found.maximum()))
                .put("mean", number(found.mean()))
                .put("deviation", number(found.deviation()))
                .put("sum", number(found.sum()))
                .put("saturated", found.saturated())
                .put(
                        "histogram",
                        new JsonObject()
                                .put("low", number(found.histogram().low()))
                                .put("high", number(found.histogram().high()))
                                .put(
                                        "counts",
                                        array(LongStream.of(found.histogram().counts()))));
        found.moments().ifPresent(moments -> {
            json.put("centroid", array(DoubleStream.of(moments.x(), moments.y())));
            moments.width().ifPresent(width -> moments.height()
                    .ifPresent(height -> json.put("widths", array(DoubleStream.of(width, height)))));
        });
        return json;
    }

    /** The samples along a line. */
    static JsonObject of(Profile profile) {
        return new JsonObject()
                .put("x", array(IntStream.of(profile.x())))
                .put("y", array(IntStream.of(profile.y())))
                .put("values", array(DoubleStream.of(profile.values())));
    }

    /** The sample of a pixel, and where it lies. */
    static JsonObject of(MeasuredPicture picture, int x, int y) {
        JsonObject json =
                new JsonObject().put("x", x).put("y", y).put("value", number(Profile.at(picture.gray(), x, y)));
        picture.frame().grid().detector().map(area -> area.pixel(x, y)).ifPresent(place -> json.put(
                        "detector_x", place.get(0))
                .put("detector_y", place.get(1)));
        return json;
    }

    /** A number as JSON has it: whole ones without a point, and {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}. */
    static Object number(double value) {
        if (value - value != 0) {
            return Double.toString(value);
        }
        if (value == Math.rint(value) && Math.abs(value) <= EXACT) {
            return (long) value;
        }
        return value;
    }

    private static JsonArray array(DoubleStream numbers) {
        return array(numbers.mapToObj(MeasureJson::number));
    }

    private static JsonArray array(IntStream numbers) {
        return array(numbers.boxed());
    }

    private static JsonArray array(LongStream numbers) {
        return array(numbers.boxed());
    }

    private static JsonArray array(Stream<?> values) {
        JsonArray all = new JsonArray();
        values.forEach(all::add);
        return all;
    }
}
