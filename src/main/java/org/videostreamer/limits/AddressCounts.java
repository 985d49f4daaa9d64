package org.videostreamer.limits;

import java.util.HashMap;
import java.util.Map;

/** How many of something each address has. For one thread at a time. */
public final class AddressCounts {

    private final Map<AddressBlock, Integer> counts = new HashMap<>();
    private int all;

    /** It has one more. */
    public void add(AddressBlock address) {
        counts.merge(address, 1, Integer::sum);
        all++;
    }

    /** It has one less; it had one at least. */
    public void remove(AddressBlock address) {
        counts.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
        all--;
    }

    /** How many the address has. */
    public int of(AddressBlock address) {
        return counts.getOrDefault(address, 0);
    }

    /** How many all have together. */
    public int all() {
        return all;
    }
}
