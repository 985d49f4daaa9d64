package org.videostreamer.source.pva;

/**
 * By how many bits integers are shifted to fit eight: as many as the brightest value needs, at once when brighter ones
 * come, and fewer only after they have stayed away for a while, so that the picture does not flicker. One thread.
 */
final class StickyShift {

    /** Pictures without a bright value before the picture is made brighter. */
    static final int PATIENCE = 50;

    private static final int SHOWN_BITS = 8;

    private int shift;
    private int below;
    private int highestBelow;

    /**
     * The shift for the next picture.
     *
     * @param bits that its highest value takes
     */
    int follow(int bits) {
        int needed = Math.max(0, bits - SHOWN_BITS);
        highestBelow = Math.max(highestBelow, needed);
        below++;
        if (needed >= shift || below == PATIENCE) {
            shift = Math.max(needed, needed >= shift ? 0 : highestBelow);
            below = 0;
            highestBelow = 0;
        }
        return shift;
    }
}
