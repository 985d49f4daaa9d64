package org.videostreamer.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the pixels of a picture are in the world, as far as somebody has told it.
 *
 * @param pixelSize {@code pixel_size}: what a pixel covers
 * @param origin {@code origin}: where the world's coordinates begin
 * @param crossHair {@code cross_hair}: where the beam, or whatever is aimed with, meets the picture
 */
public record Calibration(
        Optional<PixelSize> pixelSize, Optional<PicturePoint> origin, Optional<PicturePoint> crossHair) {

    /** Nothing is told. */
    public static final Calibration NONE = new Calibration(Optional.empty(), Optional.empty(), Optional.empty());

    static Calibration of(Values values) {
        return new Calibration(values.find(Keys.PIXEL_SIZE), values.find(Keys.ORIGIN), values.find(Keys.CROSS_HAIR));
    }

    /** What is told here, and of what is not told here what another tells. */
    Calibration over(Calibration other) {
        return new Calibration(
                pixelSize.or(other::pixelSize), origin.or(other::origin), crossHair.or(other::crossHair));
    }

    /** What is told, by the keys of the configuration file and as JSON has it: lists of two numbers. */
    public Map<String, Object> written() {
        Map<String, Object> all = new LinkedHashMap<>();
        pixelSize.ifPresent(size -> all.put(Keys.PIXEL_SIZE.name(), List.of(size.x(), size.y())));
        origin.ifPresent(point -> all.put(Keys.ORIGIN.name(), List.of(point.x(), point.y())));
        crossHair.ifPresent(point -> all.put(Keys.CROSS_HAIR.name(), List.of(point.x(), point.y())));
        return all;
    }
}
