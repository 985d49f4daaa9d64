package org.videostreamer.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.stream.PictureReport;
import org.videostreamer.stream.PixelPlace;

/** What became of a picture, as JSON. */
final class PictureJson {

    private static final long RTP_MASK = 0xFFFF_FFFFL;

    private PictureJson() {}

    /** The report, in one line. */
    static String of(PictureReport report) {
        JsonArray renditions = new JsonArray();
        report.renditions().forEach(made -> {
            PixelPlace place = report.placeOf(made);
            JsonObject one =
                    rendition(made).mergeIn(new JsonObject(place.calibration().written()));
            place.detector().ifPresent(area -> one.put("detector", area.written()));
            renditions.add(one);
        });
        JsonObject told = new JsonObject()
                .put("number", report.number())
                .put("time", report.times().sourceMicros())
                .put("arrived", report.times().arrivedMicros())
                .put("width", report.size().width())
                .put("height", report.size().height())
                .mergeIn(new JsonObject(report.calibration().written()));
        report.detector().ifPresent(area -> told.put("detector", area.written()));
        told.put("renditions", renditions);
        report.statistics().ifPresent(found -> told.put("statistics", MeasureJson.of(found)));
        return told.encode();
    }

    private static JsonObject rendition(PictureReport.Made made) {
        Codec codec = made.rendition().codec();
        JsonObject one = new JsonObject()
                .put("format", codec.name())
                .put("key", made.rendition().toString())
                .put("encoded", made.encodedMicros())
                .put("bytes", made.bytes())
                .put("width", made.size().width())
                .put("height", made.size().height())
                .put("keyframe", made.keyframe());
        if (made.stamp() == EncodedFrame.NO_STAMP) {
            return one;
        }
        return codec == Codec.MPEG1 ? one.put("pts", made.stamp()) : one.put("rtp", made.stamp() & RTP_MASK);
    }
}
