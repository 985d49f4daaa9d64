package org.videostreamer.output;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator of a viewer that is too slow for its stream, once a minute at most. One thread. */
public final class SkipReport {

    private static final Logger LOG = LoggerFactory.getLogger(SkipReport.class);
    private static final long REPORT_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final String viewer;
    private long reportedAt = System.nanoTime();
    private long reported;

    /** @param viewer who watches what, for the log */
    public SkipReport(String viewer) {
        this.viewer = viewer;
    }

    /** Takes how many pictures were skipped so far, as often as one likes. */
    public void skipped(long soFar) {
        long now = System.nanoTime();
        if (now - reportedAt > REPORT_NANOS) {
            if (soFar > reported) {
                LOG.warn(
                        "{}: slow, {} pictures skipped in a minute; a smaller size or a lower quality helps",
                        viewer,
                        soFar - reported);
            }
            reportedAt = now;
            reported = soFar;
        }
    }
}
