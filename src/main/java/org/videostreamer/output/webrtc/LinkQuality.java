package org.videostreamer.output.webrtc;

/**
 * Judges a viewer's link by its reports: one that loses a great part of the packets gets keyframes alone until it is
 * better, because nothing else could be decoded and every packet makes it worse.
 */
final class LinkQuality {

    private static final double BAD = 0.4;
    private static final double GOOD = 0.1;
    /** Reports in a row that change the judgement. */
    private static final int ENOUGH = 2;

    private boolean bad;
    private int contrary;

    /** Takes the share of packets that were lost since the last report, 0 to 1. */
    void report(double fractionLost) {
        boolean speaksAgainst = bad ? fractionLost <= GOOD : fractionLost >= BAD;
        contrary = speaksAgainst ? contrary + 1 : 0;
        if (contrary == ENOUGH) {
            bad = !bad;
            contrary = 0;
        }
    }

    boolean isBad() {
        return bad;
    }
}
