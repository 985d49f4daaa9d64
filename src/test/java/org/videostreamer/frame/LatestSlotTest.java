package org.videostreamer.frame;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LatestSlotTest {

    private final List<String> released = new CopyOnWriteArrayList<>();
    private final LatestSlot<String> slot = new LatestSlot<>(released::add);
    private final List<Thread> waiting = new ArrayList<>();

    @AfterEach
    void nobodyWaitsAnyMore() throws InterruptedException {
        slot.close();
        for (Thread thread : waiting) {
            thread.join();
        }
    }

    @Test
    void theNewestTakesThePlaceOfWhatWaitsAndThatIsReleased() throws InterruptedException {
        slot.put("first");
        slot.put("second");
        slot.put("third");
        assertThat(released).containsExactly("first", "second");
        assertThat(slot.take(0)).contains("third");
        assertThat(slot.take(0)).isEmpty();
        assertThat(released).hasSize(2);
    }

    @Test
    void whoWaitsGetsWhatIsPut() throws Exception {
        CompletableFuture<Optional<String>> taken = take(Long.MAX_VALUE);
        slot.put("picture");
        assertThat(taken.get()).contains("picture");
    }

    @Test
    void aWaitEndsEmptyWhenItsTimeIsOver() throws Exception {
        assertThat(take(1).get()).isEmpty();
        assertThat(slot.isClosed()).isFalse();
    }

    @Test
    void aWakeEndsThePresentWaitOnly() throws Exception {
        CompletableFuture<Optional<String>> woken = take(Long.MAX_VALUE);
        slot.wake();
        assertThat(woken.get()).isEmpty();
        CompletableFuture<Optional<String>> next = take(Long.MAX_VALUE);
        slot.put("picture");
        assertThat(next.get()).contains("picture");
    }

    @Test
    void aWakeThatComesTooSoonEndsTheNextWait() throws InterruptedException {
        slot.wake();
        assertThat(slot.take(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void whatWaitsIsTakenWithAWake() throws InterruptedException {
        slot.put("picture");
        slot.wake();
        assertThat(slot.take(Long.MAX_VALUE)).contains("picture");
        assertThat(slot.take(0)).isEmpty();
    }

    @Test
    void theCloseReleasesWhatWaitsAndEndsAllWaits() throws Exception {
        CompletableFuture<Optional<String>> one = take(Long.MAX_VALUE);
        CompletableFuture<Optional<String>> other = take(Long.MAX_VALUE);
        slot.close();
        assertThat(one.get()).isEmpty();
        assertThat(other.get()).isEmpty();
        assertThat(slot.isClosed()).isTrue();
    }

    @Test
    void aClosedSlotKeepsNothing() throws InterruptedException {
        slot.put("before");
        slot.close();
        assertThat(released).containsExactly("before");
        slot.put("after");
        assertThat(released).containsExactly("before", "after");
        assertThat(slot.take(Long.MAX_VALUE)).isEmpty();
        slot.close();
        assertThat(released).hasSize(2);
    }

    @Test
    void anInterruptEndsAWaitAndTheSlotGoesOn() throws Exception {
        CompletableFuture<Optional<String>> taken = take(Long.MAX_VALUE);
        waiting.get(0).interrupt();
        assertThat(taken)
                .failsWithin(30, SECONDS)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(InterruptedException.class);
        slot.put("picture");
        assertThat(slot.take(0)).contains("picture");
    }

    @Test
    void everythingIsTakenOrReleasedOnce() throws Exception {
        CompletableFuture<List<String>> all = new CompletableFuture<>();
        List<String> taken = new ArrayList<>();
        start(() -> {
            while (!slot.isClosed()) {
                slot.take(Long.MAX_VALUE).ifPresent(taken::add);
            }
            return all.complete(taken);
        });
        List<String> put = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            put.add("picture " + i);
            slot.put(put.get(i));
        }
        slot.close();
        List<String> seen = new ArrayList<>(all.get());
        seen.addAll(released);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(put);
    }

    /** Takes on a thread of its own, which has begun to wait if it has to. */
    private CompletableFuture<Optional<String>> take(long nanos) {
        CompletableFuture<Optional<String>> result = new CompletableFuture<>();
        Thread thread = start(() -> {
            try {
                return result.complete(slot.take(nanos));
            } catch (InterruptedException e) {
                return result.completeExceptionally(e);
            }
        });
        await().until(() -> thread.getState() != Thread.State.NEW && thread.getState() != Thread.State.RUNNABLE);
        return result;
    }

    private interface Waiting {
        boolean done() throws InterruptedException;
    }

    private Thread start(Waiting work) {
        Thread thread = new Thread(() -> {
            try {
                work.done();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        waiting.add(thread);
        thread.start();
        return thread;
    }
}
