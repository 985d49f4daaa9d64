package org.videostreamer.access;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Supplier;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.log.NamedThreads;

/**
 * Where passwords wait to be hashed: one at a time, on a thread that all others go before, so that pictures are never late for
 * a login. Any thread.
 */
final class PasswordQueue implements AutoCloseable {

    private final ThreadPoolExecutor thread;

    PasswordQueue(Limits limits) {
        thread = new NamedThreads("passwords", Thread.MIN_PRIORITY).oneWhenNeeded(limits.intOf(Limit.LOGIN_QUEUE));
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
