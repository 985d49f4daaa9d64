package org.videostreamer.source.test;

/**
 * The frame number as a strip of black and white cells along the lower edge of the test card, for programs that watch
 * what arrives: a white and a black cell, then 24 bits of the number, highest first, then 6 bits of check sum.
 */
final class FrameStrip {

    /** Cells from edge to edge, all of one width. */
    static final int CELLS = 32;
    /** The strip is this part of the card's height. */
    static final int HEIGHT_PART = 16;

    private static final int NUMBER_BITS = 24;
    private static final int CHECK_BITS = 6;

    private FrameStrip() {}

    /** Whether a cell, counted from the left, is white. */
    static boolean isWhite(int cell, long number) {
        return (word(number) >>> (CELLS - 1 - cell) & 1) == 1;
    }

    private static long word(long number) {
        long low = number & ((1 << NUMBER_BITS) - 1);
        return 0b10L << (NUMBER_BITS + CHECK_BITS) | low << CHECK_BITS | check(low);
    }

    /** The sum of the number's four groups of six bits, inverted so that a blank strip is not valid. */
    private static long check(long low) {
        return ~((low >> 18) + (low >> 12) + (low >> 6) + low) & ((1 << CHECK_BITS) - 1);
    }
}
