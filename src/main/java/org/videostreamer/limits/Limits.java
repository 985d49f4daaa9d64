package org.videostreamer.limits;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** How far each {@link Limit} goes in this program, and how often it was reached. Any thread. */
public final class Limits {

    private final Map<Limit, Long> values = new EnumMap<>(Limit.class);
    private final Map<Limit, LongAdder> reached = new EnumMap<>(Limit.class);

    /** Every limit as by default. */
    public Limits() {
        this(Map.of());
    }

    /** @param configured those that differ from the default */
    public Limits(Map<Limit, Long> configured) {
        for (Limit limit : Limit.values()) {
            values.put(limit, configured.getOrDefault(limit, limit.normal()));
            reached.put(limit, new LongAdder());
        }
    }

    /** How far it goes, in the unit that its key ends with, else a count. */
    public long of(Limit limit) {
        return values.get(limit);
    }

    /** The same as an int; the largest int where it goes further. */
    public int intOf(Limit limit) {
        return (int) Math.min(Integer.MAX_VALUE, of(limit));
    }

    /** Counts that a peer has reached it. */
    public void reached(Limit limit) {
        reached.get(limit).increment();
    }

    /** How often it was reached since the program started. */
    public long timesReached(Limit limit) {
        return reached.get(limit).sum();
    }
}
