package org.videostreamer.output.webrtc;

import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;

/**
 * How many there may be of something, in all and from one address, and how many there are. A reverse proxy of this
 * machine speaks for all its viewers, so the loopback's share is the whole. For one thread at a time.
 */
final class Quota {

    private final Limits limits;
    private final Limit inAll;
    private final Limit perAddress;
    private final AddressCounts counts = new AddressCounts();

    Quota(Limits limits, Limit inAll, Limit perAddress) {
        this.limits = limits;
        this.inAll = inAll;
        this.perAddress = perAddress;
    }

    /** Whether there is no room for another of anybody's; counts that somebody found it so. */
    boolean isFull() {
        return isReached(inAll, counts.all());
    }

    /** Whether the address has its share; counts that it found it so. */
    boolean isFullFor(AddressBlock address) {
        return !address.isThisMachine() && isReached(perAddress, counts.of(address));
    }

    private boolean isReached(Limit limit, int count) {
        boolean reached = count >= limits.of(limit);
        if (reached) {
            limits.reached(limit);
        }
        return reached;
    }

    /** There is one more of that address's. */
    void add(AddressBlock address) {
        counts.add(address);
    }

    /** There is one less of that address's. */
    void remove(AddressBlock address) {
        counts.remove(address);
    }

    /** How many the address has. */
    int of(AddressBlock address) {
        return counts.of(address);
    }
}
