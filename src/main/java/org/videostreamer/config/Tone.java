package org.videostreamer.config;

import java.util.Optional;

/**
 * How samples become what is seen: a window of their values is spread from black to white, bent, and coloured.
 *
 * @param window {@code window}: which values; empty shows 8 bits as they are, and lets the window follow whatever has more
 * @param gamma {@code gamma}: the power that shades between 0 and 1 are raised to; below 1 the dark gets brighter
 * @param colormap {@code colormap}: the colours that shades are shown in
 * @param invert {@code invert}: white for black
 * @param saturated {@code saturated}: mark what is saturated
 */
public record Tone(Optional<ToneWindow> window, double gamma, ColorMap colormap, boolean invert, boolean saturated) {

    /** Pictures as they come, or as well as that is possible. */
    public static final Tone PLAIN = new Tone(Optional.empty(), 1, ColorMap.GRAY, false, false);

    /** Whether it leaves pictures of 8 bits as they are. */
    public boolean isPlain() {
        return equals(PLAIN);
    }

    /** What it does, each in a word or two; empty where that is nothing. */
    @Override
    public String toString() {
        return window.map(which -> " window " + which).orElse("")
                + (gamma == 1 ? "" : " gamma " + gamma)
                + (colormap == ColorMap.GRAY ? "" : " colormap " + colormap)
                + (invert ? " inverted" : "")
                + (saturated ? " saturated marked" : "");
    }
}
