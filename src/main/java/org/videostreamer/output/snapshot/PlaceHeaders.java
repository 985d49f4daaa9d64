package org.videostreamer.output.snapshot;

import io.vertx.core.http.HttpServerResponse;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.videostreamer.config.Calibration;
import org.videostreamer.frame.DetectorArea;
import org.videostreamer.stream.PixelPlace;

/** What the pixels of a single picture are in the world and on the detector, as headers of its answer. */
final class PlaceHeaders {

    private PlaceHeaders() {}

    /** Puts those that are known. */
    static void put(HttpServerResponse response, PixelPlace place) {
        Calibration calibration = place.calibration();
        place.detector()
                .map(DetectorArea::written)
                .map(area -> numbers(Stream.of(area.get("x"), area.get("y")).flatMap(List::stream)))
                .ifPresent(area -> response.putHeader("X-Frame-Detector", area));
        calibration
                .pixelSize()
                .ifPresent(size -> response.putHeader("X-Frame-Pixel-Size", numbers(size.x(), size.y())));
        calibration.origin().ifPresent(point -> response.putHeader("X-Frame-Origin", numbers(point.x(), point.y())));
        calibration
                .crossHair()
                .ifPresent(point -> response.putHeader("X-Frame-Cross-Hair", numbers(point.x(), point.y())));
    }

    private static String numbers(double x, double y) {
        return numbers(Stream.of(x, y));
    }

    private static String numbers(Stream<Double> values) {
        return values.map(PlaceHeaders::number).collect(Collectors.joining(","));
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
