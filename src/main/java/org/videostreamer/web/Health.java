package org.videostreamer.web;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.videostreamer.stream.StreamRegistry;

/** Whether the program works and serves. Any thread. */
final class Health {

    /** Nothing that the streams' thread does takes so long. */
    static final long PATIENCE_SECONDS = 2;

    private final StreamRegistry streams;
    private volatile boolean ready;

    Health(StreamRegistry streams) {
        this.streams = streams;
    }

    /** All listeners listen from now on, or the program ends. */
    void ready(boolean now) {
        ready = now;
    }

    /** Whether it serves at all addresses. */
    boolean isReady() {
        return ready;
    }

    /** Whether the thread goes on that all changes of streams wait for. Whoever asks shows that the event loops do. */
    CompletableFuture<Boolean> isAlive() {
        return streams.answers().completeOnTimeout(false, PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
