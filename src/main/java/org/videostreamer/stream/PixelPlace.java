package org.videostreamer.stream;

import java.util.Optional;
import org.videostreamer.config.Calibration;
import org.videostreamer.frame.DetectorArea;
import org.videostreamer.frame.PixelGrid;
import org.videostreamer.frame.Size;
import org.videostreamer.picture.View;

/**
 * What the pixels of a picture are, as far as that is known.
 *
 * @param calibration in the world
 * @param detector on the detector
 */
public record PixelPlace(Calibration calibration, Optional<DetectorArea> detector) {

    /** Nothing is known. */
    public static final PixelPlace UNKNOWN = new PixelPlace(Calibration.NONE, Optional.empty());

    /** That of a picture in a view; nothing where the picture has not the view's size. */
    static PixelPlace of(Calibration calibration, PixelGrid camera, View view, Size seen) {
        return new PixelPlace(
                ViewedCalibration.of(calibration, view, camera.size(), seen), ViewedCalibration.of(camera, view, seen));
    }
}
