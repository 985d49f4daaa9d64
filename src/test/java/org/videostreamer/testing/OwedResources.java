package org.videostreamer.testing;

import io.netty.buffer.UnpooledByteBufAllocator;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.awaitility.Awaitility;

/**
 * What a program that runs in the test's JVM must have given back at its end. Encoded pictures are counted by Netty for
 * the whole JVM, so the last program to end answers for all that ran beside it.
 */
final class OwedResources {

    /** Netty makes a line end and such with the first answer and keeps it; a picture is always larger. */
    private static final long CONSTANTS = 64;

    private static final AtomicInteger RUNNING = new AtomicInteger();
    private static volatile long encodedAtFirst;

    OwedResources() {
        if (RUNNING.getAndIncrement() == 0) {
            encodedAtFirst = encodedBytes();
        }
    }

    /** Waits until nothing is owed; {@code owed} tells pictures and threads. */
    void awaitNone(LongSupplier owed) {
        Awaitility.await("pictures and threads of a closed program")
                .atMost(Duration.ofSeconds(30))
                .until(() -> owed.getAsLong() == 0);
        if (RUNNING.decrementAndGet() == 0) {
            Awaitility.await("encoded pictures of a closed program")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> encodedBytes() <= encodedAtFirst + CONSTANTS);
        }
    }

    private static long encodedBytes() {
        return UnpooledByteBufAllocator.DEFAULT.metric().usedDirectMemory();
    }
}
