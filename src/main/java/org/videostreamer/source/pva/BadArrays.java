package org.videostreamer.source.pva;

import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.log.PeerText;
import org.videostreamer.log.RareWarning;

/** Counts arrays that are no pictures and says so now and then. For one thread. */
final class BadArrays implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BadArrays.class);

    private final String pv;
    private final RareWarning warning;
    private String last = "";

    BadArrays(String pv) {
        this(pv, System::nanoTime);
    }

    BadArrays(String pv, LongSupplier nanoTime) {
        this.pv = pv;
        this.warning = new RareWarning(this::warn, nanoTime);
    }

    /** @param reason what was expected and what came */
    void add(String reason) {
        last = reason;
        warning.add();
    }

    private void warn(long count) {
        if (count == 1) {
            LOG.warn("1 array of PV {} could not be shown: {}", pv, PeerText.of(last));
        } else {
            LOG.warn("{} arrays of PV {} could not be shown; the last: {}", count, pv, PeerText.of(last));
        }
    }

    /** Says what has not been said yet. */
    @Override
    public void close() {
        warning.close();
    }
}
