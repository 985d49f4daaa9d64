package org.videostreamer.frame;

import java.util.Optional;

/**
 * The pixels of a picture as it came.
 *
 * @param size how many they are
 * @param detector where they lie on the detector, if its camera tells
 */
public record PixelGrid(Size size, Optional<DetectorArea> detector) {

    /** Of a picture whose camera tells no more. */
    public static PixelGrid of(Size size) {
        return new PixelGrid(size, Optional.empty());
    }
}
