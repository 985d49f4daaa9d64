package org.videostreamer.config;

import java.util.Optional;

/**
 * A point of a picture, in its pixels: 0,0 is the picture's upper left corner, 0.5,0.5 the middle of its first pixel. It may
 * lie outside.
 *
 * @param x columns left of it
 * @param y rows above it
 */
public record PicturePoint(double x, double y) {

    static final double FARTHEST = 1_000_000;

    /** Reads {@code x,y}. */
    static Optional<PicturePoint> parse(String text) {
        return Kinds.decimals(text, 2, 2)
                .filter(all -> all.stream().allMatch(part -> Math.abs(part) <= FARTHEST))
                .map(all -> new PicturePoint(all.get(0), all.get(1)));
    }
}
