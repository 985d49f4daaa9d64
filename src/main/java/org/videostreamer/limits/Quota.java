package org.videostreamer.limits;

import java.util.Optional;

/**
 * How many there may be of something, in all and from one address, and how many there are. A reverse proxy of this
 * machine speaks for all its viewers, so the loopback's share is the whole. For one thread at a time.
 */
public final class Quota {

    private final Limits limits;
    private final Limit inAll;
    private final Limit perAddress;
    private final AddressCounts counts = new AddressCounts();

    /**
     * There is none yet.
     *
     * @param inAll how many there may be
     * @param perAddress how many of them one address may have
     */
    public Quota(Limits limits, Limit inAll, Limit perAddress) {
        this.limits = limits;
        this.inAll = inAll;
        this.perAddress = perAddress;
    }

    /** Whether there is no room for another of anybody's; counts that somebody found it so. */
    public boolean isFull() {
        return isReached(inAll, counts.all());
    }

    /** Whether the address has its share; counts that it found it so. */
    public boolean isFullFor(AddressBlock address) {
        return !address.isThisMachine() && isReached(perAddress, counts.of(address));
    }

    private boolean isReached(Limit limit, int count) {
        boolean reached = count >= limits.of(limit);
        if (reached) {
            limits.reached(limit);
        }
        return reached;
    }

    /** Which limit keeps the address from having one more, if any does; the caller counts that. */
    public Optional<Limit> reachedBy(AddressBlock address) {
        if (counts.all() >= limits.of(inAll)) {
            return Optional.of(inAll);
        }
        boolean hasItsShare = !address.isThisMachine() && counts.of(address) >= limits.of(perAddress);
        return hasItsShare ? Optional.of(perAddress) : Optional.empty();
    }

    /** There is one more of that address's. */
    public void add(AddressBlock address) {
        counts.add(address);
    }

    /** There is one less of that address's. */
    public void remove(AddressBlock address) {
        counts.remove(address);
    }

    /** How many the address has. */
    public int of(AddressBlock address) {
        return counts.of(address);
    }
}
