package org.videostreamer.access;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Supplier;
import org.videostreamer.log.NamedThreads;

/**
 * Where what was shown waits to be looked at: one at a time, on a thread that all others go before, so that pictures are never
 * late for a login. Any thread.
 */
final class LoginQueue implements AutoCloseable {

    private final ThreadPoolExecutor thread;

    /**
     * Nobody waits yet.
     *
     * @param name of the thread, which is there while somebody waits
     * @param most how many may wait
     */
    LoginQueue(String name, int most) {
        thread = new NamedThreads(name, Thread.MIN_PRIORITY).oneWhenNeeded(most);
    }

    /**
     * Does it when its turn comes.
     *
     * @throws RejectedExecutionException if as many wait as may, or the program stops
     */
    <T> CompletableFuture<T> add(Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, thread);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
