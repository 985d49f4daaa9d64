package org.videostreamer.output.clip;

import java.util.Optional;
import org.videostreamer.limits.AddressBlock;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Quota;
import org.videostreamer.output.LimitReport;

/**
 * Bounds how many clips are under way, in all and for one address, from the request until their bytes are taken, and how much
 * memory their files have. One for all; any thread.
 */
final class ClipPlaces {

    private final LimitReport report;
    private final Quota taken;
    private long bytes;

    /** @param report says how many places there are, and hears of those who find none */
    ClipPlaces(LimitReport report) {
        this.report = report;
        this.taken = new Quota(report.limits(), Limit.CLIPS, Limit.CLIPS_PER_ADDRESS);
    }

    LimitReport report() {
        return report;
    }

    /**
     * Takes a place, which {@link #giveBack} ends.
     *
     * @param size bytes of the file; a single one may have any
     * @param peer who asks, for the log
     * @return false if all are taken, or all that the address may have, or the files would be too much memory
     */
    synchronized boolean take(AddressBlock address, long size, String peer) {
        Optional<Limit> reached = taken.reachedBy(address).or(() -> tooMuch(size));
        if (reached.isPresent()) {
            report.reached(reached.get(), peer);
            return false;
        }
        taken.add(address);
        bytes += size;
        return true;
    }

    private Optional<Limit> tooMuch(long size) {
        boolean fits = bytes == 0 || bytes + size <= report.limits().of(Limit.CLIP_BYTES);
        return fits ? Optional.empty() : Optional.of(Limit.CLIP_BYTES);
    }

    synchronized void giveBack(AddressBlock address, long size) {
        taken.remove(address);
        bytes -= size;
    }
}
