package org.videostreamer.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.videostreamer.limits.AddressBlock;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.limits.Quota;

/**
 * How many TLS handshakes may be under way, in all and from one address, and how many an address may begin in a second: each costs a
 * signature, which a peer can ask for with a few bytes. Any thread.
 */
final class HandshakeQuota {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Limits limits;
    private final LongSupplier nanoTime;
    private final Quota underWay;
    /** Those of this second, of connections that were let in: no more than can be made in a second. */
    private final Map<AddressBlock, Integer> begun = new HashMap<>();

    private long second;

    /** @param nanoTime the clock, {@link System#nanoTime()} outside tests */
    HandshakeQuota(Limits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
        this.underWay = new Quota(limits, Limit.TLS_HANDSHAKES, Limit.TLS_HANDSHAKES_PER_ADDRESS);
        this.second = nanoTime.getAsLong();
    }

    /**
     * An address begins one, which is to be {@linkplain #end ended}.
     *
     * @return the limit that forbids it, if one does: then it has not begun; the caller counts that
     */
    synchronized Optional<Limit> begin(AddressBlock address) {
        Optional<Limit> reached = underWay.reachedBy(address).or(() -> tooOften(address));
        if (reached.isEmpty()) {
            underWay.add(address);
        }
        return reached;
    }

    /** A proxy of this machine speaks for all its viewers. */
    private Optional<Limit> tooOften(AddressBlock address) {
        long now = nanoTime.getAsLong();
        if (now - second >= SECOND) {
            second = now;
            begun.clear();
        }
        return !address.isThisMachine()
                        && begun.merge(address, 1, Integer::sum) > limits.of(Limit.TLS_HANDSHAKES_PER_SECOND)
                ? Optional.of(Limit.TLS_HANDSHAKES_PER_SECOND)
                : Optional.empty();
    }

    /** One that had begun is over, however. */
    synchronized void end(AddressBlock address) {
        underWay.remove(address);
    }
}
