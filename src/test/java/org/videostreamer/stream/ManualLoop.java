package org.videostreamer.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.videostreamer.testing.Faults;

/** An event loop that runs its tasks when the test says so. */
final class ManualLoop implements Executor {

    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private Optional<Faults> failing = Optional.empty();
    private boolean ended;

    @Override
    public void execute(Runnable task) {
        if (ended) {
            throw new RejectedExecutionException("the loop has ended");
        }
        failing.ifPresent(Faults::happen);
        tasks.add(task);
    }

    /** Runs what waits, and what that brings. */
    void run() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    /** Whether no task waits. */
    boolean isIdle() {
        return tasks.isEmpty();
    }

    /** Takes no task from now on, because of that. */
    void failWith(Faults fault) {
        failing = Optional.of(fault);
    }

    void recover() {
        failing = Optional.empty();
    }

    /** Ends, and what waits is never run. */
    void endWithoutRunning() {
        tasks.clear();
        ended = true;
    }
}
