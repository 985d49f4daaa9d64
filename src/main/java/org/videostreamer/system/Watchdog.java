package org.videostreamer.system;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.log.Guarded;
import org.videostreamer.log.NamedThreads;

/** Lets a service manager know that the program lives, after a look whether that is so. */
final class Watchdog {

    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    /** Looks within the time that the manager waits: a single one may fail on a machine that is very busy. */
    private static final int LOOKS = 3;

    private final Supplier<CompletableFuture<Boolean>> alive;
    private final Runnable feed;

    /**
     * Does nothing yet.
     *
     * @param alive asks whether the program lives
     * @param feed lets the manager know
     */
    Watchdog(Supplier<CompletableFuture<Boolean>> alive, Runnable feed) {
        this.alive = alive;
        this.feed = feed;
    }

    /**
     * Looks from now on, to the program's end.
     *
     * @param limit after how much silence the manager ends the program
     */
    void start(Duration limit) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(new NamedThreads("watchdog"));
        long pause = Math.max(1, limit.toMillis() / LOOKS);
        timer.scheduleAtFixedRate(new Guarded("the watchdog", LOG, this::look), 0, pause, TimeUnit.MILLISECONDS);
    }

    /** Asks once, and waits for no answer: what hangs must not hang this too. */
    void look() {
        alive.get().whenComplete((lives, fault) -> {
            if (fault == null && lives) {
                feed.run();
            } else {
                LOG.error(
                        "a thread that everything waits for does not answer; the service manager is not told that all is well");
            }
        });
    }
}
