package org.videostreamer.config;

import java.util.Optional;

/**
 * What a pixel covers, in µm.
 *
 * @param x from one column to the next
 * @param y from one row to the next
 */
public record PixelSize(double x, double y) {

    static final double LEAST = 0.000001;
    static final double MOST = 1_000_000;

    /** Reads {@code x,y}, or one number for both. */
    static Optional<PixelSize> parse(String text) {
        return Kinds.decimals(text, 1, 2)
                .filter(all -> all.stream().allMatch(side -> side >= LEAST && side <= MOST))
                .map(all -> new PixelSize(all.get(0), all.get(all.size() - 1)));
    }
}
