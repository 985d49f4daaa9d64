package org.videostreamer.output.webrtc;

import java.util.concurrent.TimeUnit;
import org.videostreamer.output.webrtc.rtp.RtpFrame;

/**
 * The RTP timestamps of one viewer's pictures: their own, but for those that are no later than what the viewer was sent of
 * another rendition before. Players would take them for a part of that, or for late, so they follow it by a moment each. On
 * the viewers' event loop.
 */
final class RisingStamps {

    /** Ticks after which no packet of the moment of a move is sent again. */
    private static final int LONG_AGO = (int) TimeUnit.SECONDS.toMillis(10) * 90;

    private boolean begun;
    private int last;
    private boolean moved;
    private boolean raising;
    private int floor;
    private long first;

    /** What comes from now on is another rendition's. */
    void move() {
        moved = true;
    }

    /** That of a picture that is sent now. */
    int next(RtpFrame frame) {
        if (moved) {
            moved = false;
            raising = begun;
            floor = last + 1;
            first = frame.first();
        }
        if (raising && frame.timestamp() - floor > LONG_AGO) {
            raising = false;
        }
        begun = true;
        last = of(frame);
        return last;
    }

    /** That of a picture that was sent. */
    int of(RtpFrame frame) {
        // Both rise from picture to picture, so the later of them does.
        int raised = floor + (int) (frame.first() - first);
        return raising && frame.timestamp() - raised < 0 ? raised : frame.timestamp();
    }
}
