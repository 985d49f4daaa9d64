package org.videostreamer.frame;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/**
 * The server's time as far as it is compared with itself: the wall clock's when the program began, and from then on
 * counted by the clock that nobody sets. So the distance of two times is right also when the wall clock was set between
 * them, as happens on a machine that finds its time server late. In microseconds since the Unix epoch; any thread.
 */
public final class ServerClock {

    /** The clock of this program. */
    public static final ServerClock SYSTEM = new ServerClock(InstantSource.system(), System::nanoTime);

    private final InstantSource wall;
    private final LongSupplier nanos;
    private final long startMicros;
    private final long startNanos;

    /**
     * A clock that begins now.
     *
     * @param wall tells the time of day, which may be set at any moment
     * @param nanos counts nanoseconds and is never set, as {@link System#nanoTime()}
     */
    public ServerClock(InstantSource wall, LongSupplier nanos) {
        this.wall = wall;
        this.nanos = nanos;
        this.startMicros = wallMicros();
        this.startNanos = nanos.getAsLong();
    }

    /** The time now. */
    public long nowMicros() {
        return micros(nanos.getAsLong());
    }

    /** The time at a moment that the clock of nanoseconds told. */
    public long micros(long nanoTime) {
        return startMicros + Math.floorDiv(nanoTime - startNanos, 1_000L);
    }

    /** What the clock of nanoseconds tells at a time of this clock. */
    public long nanos(long micros) {
        return startNanos + (micros - startMicros) * 1_000L;
    }

    /**
     * The time by this clock of a moment that lies about now, told by the wall clock as it is set at present, or by a
     * clock elsewhere that is set alike.
     */
    public long fromWall(long micros) {
        return micros - (wallMicros() - nowMicros());
    }

    private long wallMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, wall.instant());
    }
}
