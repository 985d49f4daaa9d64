package org.videostreamer.relay.wire;

import org.videostreamer.config.Calibration;
import org.videostreamer.config.PicturePoint;
import org.videostreamer.config.PixelSize;

/** How messages tell what pixels are in the world. */
final class WireCalibration {

    private static final double LEAST_PIXEL = 0.000001;
    private static final double FARTHEST = 1_000_000;

    private WireCalibration() {}

    static void write(WireWriter out, Calibration calibration) {
        out.optional(calibration.pixelSize(), (to, size) -> to.real(size.x()).real(size.y()))
                .optional(calibration.origin(), WireCalibration::write)
                .optional(calibration.crossHair(), WireCalibration::write);
    }

    private static void write(WireWriter out, PicturePoint point) {
        out.real(point.x()).real(point.y());
    }

    static Calibration read(WireReader in) throws WireException {
        return new Calibration(
                in.optional(each -> new PixelSize(each.real(LEAST_PIXEL, FARTHEST), each.real(LEAST_PIXEL, FARTHEST))),
                in.optional(WireCalibration::point),
                in.optional(WireCalibration::point));
    }

    private static PicturePoint point(WireReader in) throws WireException {
        return new PicturePoint(in.real(-FARTHEST, FARTHEST), in.real(-FARTHEST, FARTHEST));
    }
}
