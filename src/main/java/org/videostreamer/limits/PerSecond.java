package org.videostreamer.limits;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How often something happens, each second counted anew. For one thread. */
public final class PerSecond {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final long most;
    private final LongSupplier nanoTime;
    private long second;
    private long count;

    /**
     * Nothing has happened yet.
     *
     * @param most how often it may in a second
     * @param nanoTime the clock, {@link System#nanoTime()} outside tests
     */
    public PerSecond(long most, LongSupplier nanoTime) {
        this.most = most;
        this.nanoTime = nanoTime;
        this.second = nanoTime.getAsLong();
    }

    /** It happens once more; whether that is no more often than it may. */
    public boolean add() {
        long now = nanoTime.getAsLong();
        if (now - second >= SECOND) {
            second = now;
            count = 0;
        }
        count++;
        return count <= most;
    }
}
