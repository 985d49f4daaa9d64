package org.videostreamer.output.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;

class PathStateTest {

    private static final byte[] MUCH = new byte[1_200];

    private final Limits limits = new Limits();
    private final TestPath path = TestPath.udp("192.0.2.1", 1);
    private final PathState route = new PathState(path, limits, System::nanoTime);

    @Test
    void aPathThatHasProvenNothingIsSentThreeTimesWhatCameAndNoMore() {
        assertThat(route.isProven()).isFalse();
        route.received(100);
        // With 28 bytes of headers each, 384 may go out.
        assertThat(route.send(MUCH, 200)).isTrue();
        assertThat(route.send(MUCH, 129)).isFalse();
        assertThat(route.send(MUCH, 128)).isTrue();
        assertThat(route.send(MUCH, 1)).isFalse();
        assertThat(path.sent()).extracting(datagram -> datagram.length).containsExactly(200, 128);
        assertThat(limits.timesReached(Limit.WEBRTC_UNPROVEN_FACTOR)).isEqualTo(2);
        route.received(100);
        assertThat(route.send(MUCH, 356)).as("as it says more").isTrue();
    }

    @Test
    void nothingGoesWhereNothingCameFrom() {
        assertThat(route.send(MUCH, 0)).isFalse();
        assertThat(path.sent()).isEmpty();
    }

    @Test
    void aProvenPathIsSentAll() {
        route.prove();
        assertThat(route.isProven()).isTrue();
        assertThat(route.send(MUCH, 1_200)).isTrue();
        assertThat(path.bytes()).isEqualTo(1_200);
        assertThat(limits.timesReached(Limit.WEBRTC_UNPROVEN_FACTOR)).isZero();
    }

    @Test
    void aConnectionIsItsOwnProof() {
        PathState tcp = new PathState(TestPath.tcp("192.0.2.1", 1), limits, System::nanoTime);
        assertThat(tcp.isProven()).isTrue();
        assertThat(tcp.send(MUCH, 1_200)).isTrue();
    }

    @Test
    void signsOfTheViewerAreCountedFromTheLastOfEachKind() {
        AtomicLong clock = new AtomicLong(50);
        PathState timed = new PathState(path, limits, clock::get);
        assertThat(timed.path()).isSameAs(path);
        assertThat(timed.unaskedFor()).as("a check is due at once").isGreaterThan(TimeUnit.HOURS.toNanos(1));
        clock.set(60);
        assertThat(timed.unheardFor()).isEqualTo(10);
        assertThat(timed.silentFor()).isEqualTo(10);
        timed.checked();
        clock.set(63);
        assertThat(timed.unheardFor()).isEqualTo(13);
        assertThat(timed.silentFor()).isEqualTo(3);
        timed.heard();
        clock.set(64);
        assertThat(timed.unheardFor()).isEqualTo(1);
        assertThat(timed.silentFor()).isEqualTo(1);
        timed.prove();
        assertThat(timed.unheardFor()).isZero();
    }

    @Test
    void aCheckOfOursIsSentAsFarAsThatMayBeAndCountsInAnyCase() {
        AtomicLong clock = new AtomicLong(50);
        PathState timed = new PathState(path, limits, clock::get);
        timed.ask(new byte[100]);
        assertThat(path.sent()).isEmpty();
        clock.set(57);
        assertThat(timed.unaskedFor()).isEqualTo(7);
        timed.received(100);
        timed.ask(new byte[100]);
        assertThat(path.sent()).hasSize(1);
        assertThat(timed.unaskedFor()).isZero();
    }
}
