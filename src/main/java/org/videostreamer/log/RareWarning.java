package org.videostreamer.log;

import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Counts what goes wrong and says so at once, then at most once a minute: a warning an event would fill disks. For one
 * thread.
 */
public final class RareWarning implements AutoCloseable {

    private static final long INTERVAL = Duration.ofMinutes(1).toNanos();

    private final LongConsumer warning;
    private final LongSupplier nanoTime;
    private long nextWarning;
    private long count;

    /**
     * Nothing has gone wrong yet.
     *
     * @param warning says it, given how often it has happened since it was last said
     * @param nanoTime the clock, {@link System#nanoTime()} outside tests
     */
    public RareWarning(LongConsumer warning, LongSupplier nanoTime) {
        this.warning = warning;
        this.nanoTime = nanoTime;
        this.nextWarning = nanoTime.getAsLong();
    }

    /** It has happened again. */
    public void add() {
        count++;
        long now = nanoTime.getAsLong();
        if (now - nextWarning >= 0) {
            nextWarning = now + INTERVAL;
            warn();
        }
    }

    private void warn() {
        warning.accept(count);
        count = 0;
    }

    /** Says what has not been said yet. */
    @Override
    public void close() {
        if (count > 0) {
            warn();
        }
    }
}
