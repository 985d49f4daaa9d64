package org.videostreamer.output;

import java.util.LinkedHashMap;
import java.util.Map;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.limits.Limit;

/**
 * The viewers of one event loop that have not taken a picture when the next one comes, the longest late first. Each keeps
 * its picture in memory, and those that have stopped at different moments keep different ones: where these are together
 * too much, the longest late is dropped. On that loop.
 */
public final class LateViewers {

    private final LimitReport report;
    private final Map<LateViewer, EncodedFrame> late = new LinkedHashMap<>();
    private final HeldPictures held = new HeldPictures();

    /**
     * Nobody is late yet.
     *
     * @param report hears of those that are dropped
     */
    public LateViewers(LimitReport report) {
        this.report = report;
    }

    /** A viewer has not taken that picture yet, though there is a newer one; said as often as one likes. */
    public void add(LateViewer viewer, EncodedFrame picture) {
        if (late.putIfAbsent(viewer, picture) == null) {
            held.add(picture);
            dropLongestLate();
        }
    }

    private void dropLongestLate() {
        while (held.areMoreThan(report.limits().of(Limit.LATE_PICTURE_BYTES))) {
            LateViewer longest = late.keySet().iterator().next();
            report.reached(Limit.LATE_PICTURE_BYTES, longest.name());
            longest.drop();
        }
    }

    /** A viewer has taken its picture, or has left. */
    public void remove(LateViewer viewer) {
        EncodedFrame picture = late.remove(viewer);
        if (picture != null) {
            held.remove(picture);
        }
    }
}
