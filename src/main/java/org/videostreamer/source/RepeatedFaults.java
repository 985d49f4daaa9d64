package org.videostreamer.source;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * Keeps a fault that repeats itself down to one log line a minute; a different fault is told at once. Faults are the same
 * that differ only in what varies from one to the next: numbers, quoted words, paths and addresses. A peer that thinks of
 * ever new faults, or comes and goes, gets a few lines a minute. Any thread.
 */
final class RepeatedFaults {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final int MOST_A_MINUTE = 12;
    private static final Pattern VARIES = Pattern.compile("(?<!\\w)(['\"]).*?\\1(?!\\w)|\\S*[/\\d]\\S*");

    private final LongSupplier nanoTime;
    private final Map<String, Long> toldAt = new HashMap<>();
    private long minuteStart;
    private int toldThisMinute;

    RepeatedFaults() {
        this(System::nanoTime);
    }

    /** @param nanoTime the clock */
    RepeatedFaults(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.minuteStart = nanoTime.getAsLong();
    }

    /** A fault has come up, perhaps again. */
    synchronized void tell(CameraState fault, Runnable log) {
        long now = nanoTime.getAsLong();
        toldAt.values().removeIf(at -> now - at > MINUTE);
        String kind = kind(fault);
        if (!toldAt.containsKey(kind) && mayTell(now)) {
            toldAt.put(kind, now);
            log.run();
        }
    }

    /** All is well: the next fault is told at once, be it the same as the last. */
    synchronized void over(Runnable log) {
        toldAt.clear();
        if (mayTell(nanoTime.getAsLong())) {
            log.run();
        }
    }

    /** What stays the same when a fault repeats itself. */
    static String kind(CameraState fault) {
        return fault.phase() + ": " + VARIES.matcher(fault.reason()).replaceAll("*");
    }

    private boolean mayTell(long now) {
        if (now - minuteStart > MINUTE) {
            minuteStart = now;
            toldThisMinute = 0;
        }
        toldThisMinute++;
        return toldThisMinute <= MOST_A_MINUTE;
    }
}
