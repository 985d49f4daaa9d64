package org.videostreamer.output.snapshot;

import java.util.concurrent.atomic.AtomicInteger;
import org.videostreamer.limits.Limit;
import org.videostreamer.output.LimitReport;

/** Bounds how many snapshots are under way, from the request until their bytes are taken. One for all; any thread. */
public final class SnapshotPlaces {

    private final LimitReport report;
    private final AtomicInteger taken = new AtomicInteger();

    /** @param report says how many places there are, and hears of those who find none */
    public SnapshotPlaces(LimitReport report) {
        this.report = report;
    }

    LimitReport report() {
        return report;
    }

    /**
     * Takes a place, which {@link #giveBack()} ends.
     *
     * @param peer who asks, for the log
     * @return false if all are taken
     */
    boolean take(String peer) {
        if (taken.incrementAndGet() <= report.limits().of(Limit.SNAPSHOTS)) {
            return true;
        }
        taken.decrementAndGet();
        report.reached(Limit.SNAPSHOTS, peer);
        return false;
    }

    void giveBack() {
        taken.decrementAndGet();
    }
}
