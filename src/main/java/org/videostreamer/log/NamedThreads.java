package org.videostreamer.log;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Makes daemon threads, which do not keep the program from its end, all of one name, by which the debug log tells them.
 *
 * @param name what they do, for readers of the log
 * @param priority as {@link Thread#setPriority} takes it
 */
public record NamedThreads(String name, int priority) implements ThreadFactory {

    /** Threads of the usual priority. */
    public NamedThreads(String name) {
        this(name, Thread.NORM_PRIORITY);
    }

    @Override
    public Thread newThread(Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.setPriority(priority);
        return thread;
    }

    /**
     * One thread for what comes up now and then: it begins with the first task and ends a second after the last one.
     *
     * @param mostWaiting how many tasks may wait for it; more are rejected
     */
    public ThreadPoolExecutor oneWhenNeeded(int mostWaiting) {
        ThreadPoolExecutor one =
                new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(mostWaiting), this);
        one.allowCoreThreadTimeOut(true);
        return one;
    }
}
