package org.videostreamer.bench;

import java.util.concurrent.TimeUnit;

/**
 * How long a program works before its CPU time is taken, so that it tells of the program and not of the JVM's compiler. At a
 * camera's rate the compiler rests after some fifteen seconds.
 */
enum Warm {
    /** After its start. */
    STARTED(20),
    /** When more viewers came to a program that is warm: what runs for each of them is compiled only now. */
    MORE_VIEWERS(10);

    private final long seconds;

    Warm(long seconds) {
        this.seconds = seconds;
    }

    long nanos() {
        return TimeUnit.SECONDS.toNanos(seconds);
    }

    /** Waits for it. */
    void await() throws InterruptedException {
        TimeUnit.SECONDS.sleep(seconds);
    }

    /** For the first audience of a program, or for a later one. */
    static Warm of(boolean first) {
        return first ? STARTED : MORE_VIEWERS;
    }
}
