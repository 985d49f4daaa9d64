package org.videostreamer.source.pva;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts arrays that are no pictures and says so at once, then at most once a minute. For one thread. */
final class BadArrays implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BadArrays.class);
    private static final long INTERVAL = Duration.ofMinutes(1).toNanos();

    private final String pv;
    private final LongSupplier nanoTime;
    private long nextWarning;
    private long count;
    private String last = "";

    BadArrays(String pv) {
        this(pv, System::nanoTime);
    }

    BadArrays(String pv, LongSupplier nanoTime) {
        this.pv = pv;
        this.nanoTime = nanoTime;
        this.nextWarning = nanoTime.getAsLong();
    }

    /** @param reason what was expected and what came */
    void add(String reason) {
        count++;
        last = reason;
        long now = nanoTime.getAsLong();
        if (now - nextWarning >= 0) {
            nextWarning = now + INTERVAL;
            warn();
        }
    }

    private void warn() {
        if (count == 1) {
            LOG.warn("1 array of PV {} could not be shown: {}", pv, last);
        } else {
            LOG.warn("{} arrays of PV {} could not be shown; the last: {}", count, pv, last);
        }
        count = 0;
    }

    /** Says what has not been said yet. */
    @Override
    public void close() {
        if (count > 0) {
            warn();
        }
    }
}
