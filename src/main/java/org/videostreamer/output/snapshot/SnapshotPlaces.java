package org.videostreamer.output.snapshot;

import java.util.Optional;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.limits.AddressBlock;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Quota;
import org.videostreamer.output.HeldPictures;
import org.videostreamer.output.LimitReport;

/**
 * Bounds how many snapshots are under way, in all and for one address, from the request until their bytes are taken, and
 * how much memory their pictures have. One for all; any thread.
 */
public final class SnapshotPlaces {

    private final LimitReport report;
    private final Quota taken;
    private final HeldPictures held = new HeldPictures();

    /** @param report says how many places there are, and hears of those who find none */
    public SnapshotPlaces(LimitReport report) {
        this.report = report;
        this.taken = new Quota(report.limits(), Limit.SNAPSHOTS, Limit.SNAPSHOTS_PER_ADDRESS);
    }

    LimitReport report() {
        return report;
    }

    /**
     * Takes a place, which {@link #giveBack} ends.
     *
     * @param peer who asks, for the log
     * @return false if all are taken, or all that the address may have
     */
    public synchronized boolean take(AddressBlock address, String peer) {
        Optional<Limit> reached = taken.reachedBy(address);
        if (reached.isPresent()) {
            report.reached(reached.get(), peer);
            return false;
        }
        taken.add(address);
        return true;
    }

    /**
     * Keeps a picture for who has a place, until {@link #letGo}.
     *
     * @param peer who asks, for the log
     * @return false if that were too much memory
     */
    synchronized boolean hold(EncodedFrame picture, String peer) {
        held.add(picture);
        if (held.areMoreThan(report.limits().of(Limit.SNAPSHOT_BYTES))) {
            held.remove(picture);
            report.reached(Limit.SNAPSHOT_BYTES, peer);
            return false;
        }
        return true;
    }

    synchronized void letGo(EncodedFrame picture) {
        held.remove(picture);
    }

    /** Gives a place back. */
    public synchronized void giveBack(AddressBlock address) {
        taken.remove(address);
    }
}
