package org.videostreamer.output.snapshot;

import io.vertx.core.http.HttpServerResponse;
import java.math.BigDecimal;
import org.videostreamer.config.Calibration;

/** What the pixels of a single picture are in the world, as headers of its answer. */
final class CalibrationHeaders {

    private CalibrationHeaders() {}

    /** Puts those that are known. */
    static void put(HttpServerResponse response, Calibration calibration) {
        calibration
                .pixelSize()
                .ifPresent(size -> response.putHeader("X-Frame-Pixel-Size", numbers(size.x(), size.y())));
        calibration.origin().ifPresent(point -> response.putHeader("X-Frame-Origin", numbers(point.x(), point.y())));
        calibration
                .crossHair()
                .ifPresent(point -> response.putHeader("X-Frame-Cross-Hair", numbers(point.x(), point.y())));
    }

    private static String numbers(double x, double y) {
        return number(x) + "," + number(y);
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
