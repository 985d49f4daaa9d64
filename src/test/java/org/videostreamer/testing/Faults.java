package org.videostreamer.testing;

import java.util.function.Supplier;

/** One fault of each kind that nobody expects, for parameterized tests. */
public enum Faults {
    OUT_OF_MEMORY(() -> new OutOfMemoryError("Cannot reserve 4096 bytes"), "out of memory: Cannot reserve 4096 bytes"),
    NO_CLASS(
            () -> new NoClassDefFoundError("org/example/Absent"),
            "a part of the program cannot be loaded: org/example/Absent"),
    ASSERTION(() -> new AssertionError("never"), "unexpected failure: AssertionError: never"),
    RUNTIME(() -> new IllegalStateException("a bug"), "unexpected failure: IllegalStateException: a bug");

    private final Supplier<Throwable> maker;
    private final String reason;

    Faults(Supplier<Throwable> maker, String reason) {
        this.maker = maker;
        this.reason = reason;
    }

    /** How it is told to people. */
    public String reason() {
        return reason;
    }

    /** Throws it, from wherever. */
    public void happen() {
        Throwable fault = maker.get();
        if (fault instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) fault;
    }
}
