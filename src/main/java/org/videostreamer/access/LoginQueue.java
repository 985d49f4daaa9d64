package org.videostreamer.access;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

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
        thread = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(most), task -> {
            Thread named = new Thread(task, name);
            named.setDaemon(true);
            named.setPriority(Thread.MIN_PRIORITY);
            return named;
        });
        thread.allowCoreThreadTimeOut(true);
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
