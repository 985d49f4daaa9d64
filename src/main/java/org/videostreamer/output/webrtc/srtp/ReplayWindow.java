package org.videostreamer.output.webrtc.srtp;

/** Which of a source's newest packets came already (RFC 3711 3.3.2). */
final class ReplayWindow {

    /** The least that is demanded. */
    private static final int WIDTH = 64;

    private long newest = -1;
    /** Bit n stands for the packet n before the newest. */
    private long seen;

    /** Whether the packet is new; it is remembered then. */
    boolean take(long index) {
        if (index > newest) {
            long step = index - newest;
            seen = step >= WIDTH ? 1 : seen << step | 1;
            newest = index;
            return true;
        }
        long age = newest - index;
        if (age >= WIDTH || (seen >> age & 1) != 0) {
            return false;
        }
        seen |= 1L << age;
        return true;
    }
}
