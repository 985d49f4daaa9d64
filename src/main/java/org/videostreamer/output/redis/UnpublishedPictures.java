package org.videostreamer.output.redis;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts pictures that were not published and tells of them, and of why, once a minute at most. One thread. */
final class UnpublishedPictures {

    private static final Logger LOG = LoggerFactory.getLogger(UnpublishedPictures.class);
    private static final long INTERVAL = TimeUnit.MINUTES.toNanos(1);

    private final String name;
    private long count;
    private long total;
    private long nextWarning = System.nanoTime();
    /** Single pictures are lost at every start, which is worth no warning. */
    private long nextReport = nextWarning + INTERVAL;

    /** @param name of what is published to where, for the log */
    UnpublishedPictures(String name) {
        this.name = name;
    }

    /** Counts pictures that newer ones have replaced, or that a connection took with it. */
    void count(long pictures) {
        count += pictures;
        total += pictures;
        if (count > 0) {
            warnFrom(nextReport, "Redis is slower than the camera");
        }
    }

    /** A connection has ended, or none came about. */
    void tell(String why) {
        warnFrom(nextWarning, why);
    }

    private void warnFrom(long due, String reason) {
        long now = System.nanoTime();
        if (now - due >= 0) {
            nextWarning = now + INTERVAL;
            nextReport = nextWarning;
            LOG.warn("{}: {}; pictures not published: {}, since the start: {}", name, reason, count, total);
            count = 0;
        }
    }
}
