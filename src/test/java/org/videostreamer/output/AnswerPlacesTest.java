package org.videostreamer.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.videostreamer.limits.AddressBlock;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.testing.LogLines;

class AnswerPlacesTest {

    private final Limits limits =
            new Limits(Map.of(Limit.SNAPSHOTS, 3L, Limit.SNAPSHOTS_PER_ADDRESS, 2L, Limit.SNAPSHOT_BYTES, 1_024L));
    private final AnswerPlaces places = AnswerPlaces.ofSnapshots(new LimitReport(limits));

    @Test
    void oneAddressCannotTakeThemAll() throws UnknownHostException {
        assertThat(take("192.0.2.1")).isTrue();
        assertThat(take("192.0.2.1")).isTrue();
        assertThat(take("192.0.2.1")).isFalse();
        assertThat(limits.timesReached(Limit.SNAPSHOTS_PER_ADDRESS)).isEqualTo(1);
        assertThat(take("192.0.2.2")).isTrue();
        assertThat(take("192.0.2.3")).isFalse();
        assertThat(limits.timesReached(Limit.SNAPSHOTS)).isEqualTo(1);
        places.giveBack(block("192.0.2.1"));
        assertThat(take("192.0.2.1")).isTrue();
    }

    @Test
    void aProxyOfThisMachineSpeaksForAllItsViewers() throws UnknownHostException {
        for (int i = 0; i < 3; i++) {
            assertThat(take("127.0.0.1")).isTrue();
        }
        assertThat(take("127.0.0.1")).isFalse();
    }

    @Test
    void whatIsHeldHasALimitTogetherAndEachCountsOnce() {
        Object one = new Object();
        Object other = new Object();
        assertThat(places.hold(one, 600, "somebody")).isTrue();
        assertThat(places.hold(one, 600, "somebody else")).isTrue();
        assertThat(places.hold(other, 600, "a third")).isFalse();
        assertThat(limits.timesReached(Limit.SNAPSHOT_BYTES)).isEqualTo(1);
        places.letGo(one);
        assertThat(places.hold(other, 600, "a third")).isFalse();
        places.letGo(one);
        assertThat(places.hold(other, 600, "a third")).isTrue();
    }

    @Test
    void aSingleOneIsNeverTooLarge() {
        assertThat(places.hold(new Object(), 10_000, "somebody")).isTrue();
        assertThat(places.hold(new Object(), 1, "somebody else")).isFalse();
    }

    @Test
    void clipsHaveTheirOwnLimits() throws UnknownHostException {
        Limits few = new Limits(Map.of(Limit.CLIPS, 1L, Limit.CLIP_BYTES, 1_024L, Limit.CLIP_SECONDS, 7L));
        AnswerPlaces clips = AnswerPlaces.ofClips(new LimitReport(few));
        assertThat(clips.take(block("192.0.2.1"), "somebody")).isTrue();
        assertThat(clips.take(block("192.0.2.2"), "a second")).isFalse();
        assertThat(few.timesReached(Limit.CLIPS)).isEqualTo(1);
        assertThat(clips.seconds()).isEqualTo(7);
        assertThat(clips.refusal()).isEqualTo("too many clips are under way");
    }

    @Test
    void whatFailsAgainAndAgainIsToldOnceAMinute() {
        try (LogLines log = new LogLines(AnswerPlaces.class)) {
            places.failed(new IllegalStateException("no reason"));
            places.failed(new IllegalStateException("no reason"));
            assertThat(log.lines())
                    .containsExactly("answering with snapshots: failed 1 times and goes on: unexpected failure:"
                            + " IllegalStateException: no reason");
        }
    }

    private boolean take(String address) throws UnknownHostException {
        return places.take(block(address), address);
    }

    private static AddressBlock block(String address) throws UnknownHostException {
        return AddressBlock.of(InetAddress.getByName(address));
    }
}
