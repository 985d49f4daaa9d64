package org.videostreamer.source;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next attempt: half a second, doubled with each failure up to ten, each shortened by up to
 * a fifth at random so that many cameras behind one switch do not come back in step.
 */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final double JITTER = 0.2;

    private final DoubleSupplier random;
    private volatile Duration next = FIRST;

    /** @param random gives numbers from 0 to 1 */
    Backoff(DoubleSupplier random) {
        this.random = random;
    }

    /** The next attempt has worked: begin again with the shortest wait. */
    void reset() {
        next = FIRST;
    }

    /** Whether the last attempt did not work. */
    boolean isFailing() {
        return next != FIRST;
    }

    /** How long to wait now. */
    Duration failed() {
        Duration wait = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return Duration.ofNanos(Math.round(wait.toNanos() * (1 - JITTER * random.getAsDouble())));
    }
}
