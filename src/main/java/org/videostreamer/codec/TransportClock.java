package org.videostreamer.codec;

import java.util.function.LongSupplier;
import org.videostreamer.frame.FrameTimes;

/**
 * The clock of a transport stream: the pictures' own times, 90 kHz from 0, strictly rising. A player waits for what is
 * due an hour from now, so a clock that was set, the camera's or the server's, must not set this one: where the times of
 * two pictures are further apart or nearer than their arrivals can explain, the arrivals count. One thread.
 */
final class TransportClock {

    /** Networks and cameras delay a picture by less; clocks that are set less do no harm. */
    private static final long MOST_DELAY_MICROS = 1_000_000;
    /** More than a tick. */
    private static final long LEAST_STEP_MICROS = 12;

    private final LongSupplier nanos;
    private boolean started;
    private long micros;
    private long lastSource;
    private long lastArrived;
    private long lastArrivedNanos;

    /** @param nanos as {@link System#nanoTime()} */
    TransportClock(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** The time of the next picture; one with the times of the picture before it is that picture, shown again now. */
    long ticks(FrameTimes times) {
        boolean again = started && times.arrivedNanos() == lastArrivedNanos;
        long arrived = (again ? nanos.getAsLong() : times.arrivedNanos()) / 1_000;
        long source = again ? lastSource + arrived - lastArrived : times.sourceMicros();
        if (started) {
            long passed = arrived - lastArrived;
            long told = source - lastSource;
            boolean believed = told >= passed - MOST_DELAY_MICROS && told <= passed + MOST_DELAY_MICROS;
            micros += Math.max(LEAST_STEP_MICROS, believed ? told : passed);
        }
        started = true;
        lastSource = source;
        lastArrived = arrived;
        lastArrivedNanos = times.arrivedNanos();
        return micros * 9 / 100;
    }
}
