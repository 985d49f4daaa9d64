package org.videostreamer.stream;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.log.Guarded;
import org.videostreamer.log.RareFault;

/**
 * The thread of all streams, as one of them uses it: what fails there is told and ends nothing, and what comes after the end of
 * the program is not done. Any thread.
 */
final class StreamThread {

    private static final Logger LOG = LoggerFactory.getLogger(StreamThread.class);

    private final String stream;
    private final ScheduledExecutorService thread;
    /** Told on that thread. */
    private final RareFault faults;

    /** @param stream whose tasks these are, for the log */
    StreamThread(String stream, ScheduledExecutorService thread) {
        this.stream = stream;
        this.thread = thread;
        this.faults = new RareFault(stream, LOG);
    }

    /** Does that soon. */
    void post(Runnable task) {
        try {
            thread.execute(() -> run(task));
        } catch (RejectedExecutionException e) {
            LOG.debug("{}: closing, nothing more is done", stream);
        }
    }

    /** Does that later, once. */
    ScheduledFuture<?> later(Runnable task, long seconds) {
        return thread.schedule(() -> run(task), seconds, TimeUnit.SECONDS);
    }

    /** Does that again and again. */
    ScheduledFuture<?> repeatedly(Guarded task, long millis) {
        return thread.scheduleWithFixedDelay(task, millis, millis, TimeUnit.MILLISECONDS);
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (RejectedExecutionException e) {
            LOG.debug("{}: closing, nothing more is begun", stream);
        } catch (Throwable fault) {
            faults.tell(fault);
        }
    }
}
