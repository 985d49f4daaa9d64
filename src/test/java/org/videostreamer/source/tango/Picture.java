package org.videostreamer.source.tango;

import org.videostreamer.frame.Size;

/** A picture as a function, so that tests can ask for any pixel's true colour. */
@FunctionalInterface
interface Picture {

    /** Red, green and blue as 0xRRGGBB. */
    int rgb(int x, int y);

    /** The brightness by ITU-R BT.601, full range. */
    default int grey(int x, int y) {
        int rgb = rgb(x, y);
        return (int) Math.round(0.299 * (rgb >> 16) + 0.587 * (rgb >> 8 & 0xFF) + 0.114 * (rgb & 0xFF));
    }

    /** Without edges, so that it survives coarse colour: red grows to the right, green downwards, blue shrinks. */
    static Picture smooth(Size size) {
        return (x, y) ->
                16 + 200 * x / size.width() << 16 | 40 + 180 * y / size.height() << 8 | 220 - 180 * x / size.width();
    }

    /** The smooth picture with a white bar that moves, and the number as a strip of cells along the lower edge. */
    static Picture card(Size size, long number) {
        Picture ground = smooth(size);
        int top = size.height() - size.height() / 16;
        long low = number & 0xFFFFFF;
        long check = ~((low >> 18) + (low >> 12) + (low >> 6) + low) & 0x3F;
        long strip = 0b10L << 30 | low << 6 | check;
        long bar = number * 8 % size.width();
        return (x, y) -> {
            if (y >= top) {
                return (strip >> 31 - x * 32 / size.width() & 1) == 1 ? 0xFFFFFF : 0;
            }
            return x / 8 == bar / 8 ? 0xFFFFFF : ground.rgb(x, y);
        };
    }
}
