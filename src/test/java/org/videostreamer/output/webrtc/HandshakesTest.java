package org.videostreamer.output.webrtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.output.webrtc.dtls.DtlsThreads;

class HandshakesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Limits limits = new Limits(
            Map.of(Limit.WEBRTC_SESSIONS, 5L, Limit.WEBRTC_HANDSHAKES, 3L, Limit.WEBRTC_HANDSHAKES_PER_ADDRESS, 2L));
    private final Handshakes handshakes = new Handshakes(limits);
    private final List<String> begun = new CopyOnWriteArrayList<>();
    private final CountDownLatch go = new CountDownLatch(1);

    @AfterEach
    void close() {
        go.countDown();
        handshakes.close();
    }

    private DtlsThreads from(String address) {
        return handshakes.threadsFor(() -> {
            try {
                return InetAddress.getByName(address);
            } catch (UnknownHostException e) {
                throw new AssertionError(e);
            }
        });
    }

    /** A handshake that lasts until all may go on. */
    private void begin(String name, String address) {
        from(address).handshakes().execute(() -> {
            begun.add(name);
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void awaitBegun(int count) {
        await().atMost(PATIENCE).until(() -> begun.size() == count);
    }

    @Test
    void oneAddressHasItsShareAndOthersDoNotWaitForIt() {
        begin("first", "192.0.2.1");
        begin("second", "192.0.2.1");
        begin("third", "192.0.2.1");
        begin("another's", "192.0.2.2");
        awaitBegun(3);
        assertThat(begun).containsExactlyInAnyOrder("first", "second", "another's");
        assertThat(limits.timesReached(Limit.WEBRTC_HANDSHAKES_PER_ADDRESS)).isEqualTo(1);
        assertThat(limits.timesReached(Limit.WEBRTC_HANDSHAKES)).isZero();
        go.countDown();
        awaitBegun(4);
        assertThat(begun.get(3)).isEqualTo("third");
    }

    @Test
    void ofThoseThatWaitTheNewestGoesFirst() {
        for (int i = 1; i <= 3; i++) {
            begin("running " + i, "192.0.2." + i);
            awaitBegun(i);
        }
        begin("old", "192.0.2.9");
        begin("new", "192.0.2.8");
        assertThat(limits.timesReached(Limit.WEBRTC_HANDSHAKES)).isEqualTo(2);
        assertThat(begun).hasSize(3);
        go.countDown();
        awaitBegun(5);
        assertThat(begun).contains("new", "old");
    }

    @Test
    void asManyMayWaitAsThereMayBeSessions() {
        for (int i = 0; i < 100; i++) {
            begin("one of many", "192.0.2.1");
        }
        awaitBegun(2);
        go.countDown();
        awaitBegun(2 + 5);
        begin("the last", "192.0.2.1");
        awaitBegun(2 + 5 + 1);
    }

    @Test
    void oneThatThrowsLetsTheNextBegin() {
        for (int i = 0; i < 10; i++) {
            from("192.0.2.1").handshakes().execute(() -> {
                begun.add("throws");
                throw new IllegalStateException("thrown by a test");
            });
            awaitBegun(i + 1);
        }
    }

    @Test
    void whatViewersSayLaterDoesNotWaitForHandshakes() {
        begin("first", "192.0.2.1");
        begin("second", "192.0.2.1");
        begin("third", "192.0.2.2");
        awaitBegun(3);
        from("192.0.2.1").records().execute(() -> begun.add("a goodbye"));
        awaitBegun(4);
        assertThat(begun.get(3)).isEqualTo("a goodbye");
    }

    @Test
    void afterTheEndNothingBegins() {
        begin("waits for ever", "192.0.2.1");
        awaitBegun(1);
        handshakes.close();
        assertThatThrownBy(() -> begin("late", "192.0.2.1")).isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> from("192.0.2.1").records().execute(() -> {}))
                .isInstanceOf(RejectedExecutionException.class);
    }
}
