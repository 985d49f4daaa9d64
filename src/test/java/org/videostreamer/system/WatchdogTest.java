package org.videostreamer.system;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.videostreamer.testing.LogLines;

class WatchdogTest {

    private final AtomicInteger fed = new AtomicInteger();
    private final Deque<CompletableFuture<Boolean>> asked = new ArrayDeque<>();
    private final Watchdog watchdog = new Watchdog(this::ask, fed::incrementAndGet);

    private CompletableFuture<Boolean> ask() {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        asked.add(answer);
        return answer;
    }

    @Test
    void isFedOnceForEachAnswerThatAllIsWell() {
        watchdog.look();
        assertThat(fed).hasValue(0);
        asked.remove().complete(true);
        assertThat(fed).hasValue(1);
        watchdog.look();
        asked.remove().complete(true);
        assertThat(fed).hasValue(2);
    }

    @Test
    void isNotFedByAProgramThatDoesNotAnswer() {
        try (LogLines log = new LogLines()) {
            watchdog.look();
            watchdog.look();
            asked.remove().complete(false);
            asked.remove().completeExceptionally(new IllegalStateException("broken"));
            assertThat(fed).hasValue(0);
            assertThat(log.from(Level.ERROR)).hasSize(2).allSatisfy(line -> assertThat(line)
                    .contains("does not answer"));
        }
    }

    @Test
    void looksAgainAfterALookThatThrew() throws InterruptedException {
        CountDownLatch feeding = new CountDownLatch(2);
        AtomicInteger looks = new AtomicInteger();
        new Watchdog(
                        () -> {
                            if (looks.incrementAndGet() == 1) {
                                throw new IllegalStateException("broken");
                            }
                            return CompletableFuture.completedFuture(true);
                        },
                        feeding::countDown)
                .start(Duration.ofMillis(3));
        feeding.await();
        assertThat(looks).hasValueGreaterThan(2);
    }
}
