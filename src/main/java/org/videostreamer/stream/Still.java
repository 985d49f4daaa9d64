package org.videostreamer.stream;

import org.videostreamer.config.Calibration;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.Size;

/**
 * A single picture as a rendition shows it.
 *
 * @param picture whoever gets the still owns it
 * @param calibration what its pixels are in the world
 */
public record Still(EncodedFrame picture, Calibration calibration) {

    /**
     * That of a picture.
     *
     * @param picture its ownership passes to the still
     * @param camera what the camera's pixels are
     * @param size in which the camera sent it
     */
    static Still of(EncodedFrame picture, Calibration camera, RenditionKey key, Size size) {
        return new Still(picture, ViewedCalibration.of(camera, key.view(), size, picture.size()));
    }
}
