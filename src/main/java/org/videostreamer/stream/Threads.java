package org.videostreamer.stream;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.videostreamer.log.NamedThreads;

/**
 * The threads that all streams share: one on which their states change, one that draws their cards, one that records, one
 * that looks at samples.
 */
final class Threads implements AutoCloseable {

    /** The changes still to come at the end are only those that end things. */
    private static final long LONGEST_END_MILLIS = 1_000;

    private final ScheduledThreadPoolExecutor changes = new ScheduledThreadPoolExecutor(1, new NamedThreads("streams"));
    private final ExecutorService painter = Executors.newSingleThreadExecutor(new NamedThreads("no-signal cards"));
    private final ExecutorService recorder = Executors.newSingleThreadExecutor(new NamedThreads("recordings"));
    private final ExecutorService measuring = Executors.newSingleThreadExecutor(new NamedThreads("measurements"));

    Threads() {
        changes.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        changes.setRemoveOnCancelPolicy(true);
    }

    /** All changes of streams: viewers, states, watchdogs. Never blocked. */
    ScheduledExecutorService changes() {
        return changes;
    }

    /** Draws cards. */
    ExecutorService painter() {
        return painter;
    }

    /** Keeps pictures that are recorded. Never blocked; runs if anything is recorded. */
    ExecutorService recorder() {
        return recorder;
    }

    /** Looks at samples: statistics, files of them. */
    ExecutorService measuring() {
        return measuring;
    }

    /** Waits, not long, until what was posted so far is done. */
    @Override
    public void close() {
        changes.shutdown();
        painter.shutdown();
        recorder.shutdown();
        measuring.shutdown();
        try {
            if (!changes.awaitTermination(LONGEST_END_MILLIS, TimeUnit.MILLISECONDS)) {
                changes.shutdownNow();
            }
        } catch (InterruptedException e) {
            changes.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
