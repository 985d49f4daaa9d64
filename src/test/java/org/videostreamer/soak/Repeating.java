package org.videostreamer.soak;

import java.io.IOException;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Does something again and again on a thread of its own, until it is over. What it does may fail: the next time counts. */
final class Repeating implements AutoCloseable {

    private static final long PAUSE_MILLIS = 20;

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread;
    private volatile int times;

    /** What is done. */
    interface Deed {

        /** @param rest waits for so many milliseconds, or until it is over; whether it goes on */
        void once(Random random, Rest rest) throws IOException, InterruptedException;
    }

    /** Waits, if it is not over. */
    interface Rest {
        boolean sleep(long millis) throws InterruptedException;
    }

    /** Begins. */
    Repeating(String name, long seed, Deed deed) {
        this.thread = new Thread(() -> run(new Random(seed), deed), name);
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Random random, Deed deed) {
        try {
            while (rest(PAUSE_MILLIS)) {
                try {
                    deed.once(random, this::rest);
                } catch (IOException | RuntimeException | AssertionError e) {
                    // A peer that is refused, cut off or told no: so it is meant.
                }
                // only this thread writes it
                times = times + 1;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean rest(long millis) throws InterruptedException {
        return !over.await(millis, TimeUnit.MILLISECONDS);
    }

    /** How often it was done. */
    int times() {
        return times;
    }

    /** Lets it end; {@link #close()} waits. */
    void end() {
        over.countDown();
    }

    @Override
    public void close() throws InterruptedException {
        end();
        thread.join();
    }
}
