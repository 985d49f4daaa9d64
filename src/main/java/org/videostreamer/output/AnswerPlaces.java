package org.videostreamer.output;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.limits.AddressBlock;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Quota;
import org.videostreamer.log.RareFault;

/**
 * Bounds how many answers of a kind are under way, in all and for one address, from the request until their bytes are taken,
 * how much memory these have, and how long taking them may last. One for all; any thread.
 */
public final class AnswerPlaces {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerPlaces.class);

    private final LimitReport report;
    private final String refusal;
    private final Limit mostBytes;
    private final Limit mostSeconds;
    private final Quota taken;
    private final HeldPictures held = new HeldPictures();
    private final RareFault faults;

    private AnswerPlaces(
            LimitReport report, String kind, Limit most, Limit perAddress, Limit mostBytes, Limit mostSeconds) {
        this.report = report;
        this.refusal = "too many " + kind + " are under way";
        this.faults = new RareFault("answering with " + kind, LOG);
        this.mostBytes = mostBytes;
        this.mostSeconds = mostSeconds;
        this.taken = new Quota(report.limits(), most, perAddress);
    }

    /** Those of single pictures. */
    public static AnswerPlaces ofSnapshots(LimitReport report) {
        return new AnswerPlaces(
                report,
                "snapshots",
                Limit.SNAPSHOTS,
                Limit.SNAPSHOTS_PER_ADDRESS,
                Limit.SNAPSHOT_BYTES,
                Limit.SNAPSHOT_SECONDS);
    }

    /** Those of clips. */
    public static AnswerPlaces ofClips(LimitReport report) {
        return new AnswerPlaces(
                report, "clips", Limit.CLIPS, Limit.CLIPS_PER_ADDRESS, Limit.CLIP_BYTES, Limit.CLIP_SECONDS);
    }

    /** What who finds no place is told. */
    public String refusal() {
        return refusal;
    }

    /** How long taking an answer may last. */
    long seconds() {
        return report.limits().of(mostSeconds);
    }

    /** What nobody expected has kept an answer from being made: the log tells, now and then. */
    synchronized void failed(Throwable fault) {
        faults.tell(fault);
    }

    /** An answer was not taken in time. */
    void late(String peer) {
        report.reached(mostSeconds, peer);
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
     * Keeps memory for who has a place, until {@link #letGo}; the same for several counts once.
     *
     * @param what is kept; told apart as objects are
     * @param bytes of it; a single one may have any
     * @param peer who asks, for the log
     * @return false if that were too much memory
     */
    synchronized boolean hold(Object what, long bytes, String peer) {
        held.add(what, bytes);
        if (held.areMoreThan(report.limits().of(mostBytes))) {
            held.remove(what);
            report.reached(mostBytes, peer);
            return false;
        }
        return true;
    }

    synchronized void letGo(Object what) {
        held.remove(what);
    }

    /** Gives a place back. */
    public synchronized void giveBack(AddressBlock address) {
        taken.remove(address);
    }
}
