package org.videostreamer.stream;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Why a rendition shows no pictures, how long it waits before the next try, and what the log is told of it: a line a
 * minute at most. For one thread at a time but for {@link #told()}.
 */
final class Trouble {

    private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);
    private static final long COMPLAIN_AGAIN_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final String name;
    private final LongSupplier nanoTime;
    private Optional<String> reason = Optional.empty();
    private volatile Optional<String> told = Optional.empty();
    private Duration pause = FIRST_PAUSE;
    private long pausedUntil;
    private long lastComplaint;
    private long failures;

    /**
     * None yet.
     *
     * @param name of the rendition, for the log
     * @param nanoTime {@link System#nanoTime()}
     */
    Trouble(String name, LongSupplier nanoTime) {
        this.name = name;
        this.nanoTime = nanoTime;
        pausedUntil = nanoTime.getAsLong();
        lastComplaint = pausedUntil - COMPLAIN_AGAIN_NANOS;
    }

    /** A picture could not be shown; the next one may be. */
    void picture(String why) {
        reason = Optional.of(why);
        failures++;
        long now = nanoTime.getAsLong();
        if (now - lastComplaint >= COMPLAIN_AGAIN_NANOS) {
            lastComplaint = now;
            LOG.warn("{}: {} pictures could not be shown: {}", name, failures, why);
            failures = 0;
        }
    }

    /** Something failed that has nothing to do with the picture: the next try is after a pause, longer each time. */
    void fault(String why) {
        pausedUntil = nanoTime.getAsLong() + pause.toNanos();
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        picture(why);
    }

    /** Whether it is too soon for the next try. */
    boolean isPaused() {
        return nanoTime.getAsLong() - pausedUntil < 0;
    }

    /** A picture was shown. */
    void over() {
        if (reason.isPresent()) {
            reason = Optional.empty();
            told = Optional.empty();
            pause = FIRST_PAUSE;
        }
    }

    /** Why the last picture could not be shown, if that is so. */
    Optional<String> reason() {
        return reason;
    }

    /** It has lasted so long that people are told. */
    void tell() {
        told = reason;
    }

    /** What people are told; any thread. */
    Optional<String> told() {
        return told;
    }
}
