package org.videostreamer.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.videostreamer.config.Calibration;
import org.videostreamer.config.Display;
import org.videostreamer.config.OutputFormat;
import org.videostreamer.config.RequestLimits;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.relay.wire.Announcement;
import org.videostreamer.relay.wire.NodeId;
import org.videostreamer.relay.wire.OfferedStream;
import org.videostreamer.source.CameraState;

class DirectoryTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final NodeId SELF = new NodeId("edge", 5);
    private static final NodeId OLDER = new NodeId("hutch-1", 7);
    private static final NodeId NEWER = new NodeId("hutch-2", 9);

    private final Limits limits = new Limits(Map.of(Limit.RELAY_STREAMS, 3L));
    private final Directory directory = new Directory(SELF, name -> !name.startsWith("private"), limits);

    @Test
    void whatIsAnnouncedIsOffered() {
        heard(OLDER, 0, "b", "a", "private-1");
        assertThat(directory.offers().keySet()).containsExactly("a", "b");
        heard(OLDER, 1, "b");
        assertThat(directory.offers().keySet()).containsExactly("b");
    }

    @Test
    void whoLeavesOffersNothingAnyMore() {
        heard(OLDER, 0, "a");
        directory.heard(new Announcement(OLDER, true, List.of()), 1);
        assertThat(directory.offers()).isEmpty();
    }

    @Test
    void whoIsNotHeardOfForThreeSecondsOffersNothingAnyMore() {
        heard(OLDER, 0, "a");
        assertThat(directory.expire(3 * SECOND)).isFalse();
        assertThat(directory.find("a")).isPresent();
        assertThat(directory.expire(3 * SECOND + 1)).isTrue();
        assertThat(directory.find("a")).isEmpty();
    }

    @Test
    void whoCouldNotBeHeardIsGivenTime() {
        heard(OLDER, 0, "a");
        directory.renew(10 * SECOND);
        assertThat(directory.expire(12 * SECOND)).isFalse();
    }

    @Test
    void ofTwoOriginsTheLaterToBeginCountsAndTheOtherStandsBy() {
        heard(NEWER, 0, "a");
        heard(OLDER, SECOND, "a");
        assertThat(directory.find("a").orElseThrow().origin()).isEqualTo(NEWER);
        directory.expire(4 * SECOND);
        assertThat(directory.find("a").orElseThrow().origin()).isEqualTo(OLDER);
    }

    @Test
    void whatThisMachinePublishesItselfIsNotOffered() {
        heard(SELF, 0, "a");
        assertThat(directory.offers()).isEmpty();
    }

    @Test
    void noMoreAreOfferedThanTheLimitAllows() {
        heard(OLDER, 0, "a", "b");
        heard(NEWER, 0, "c", "d");
        assertThat(directory.offers().keySet()).containsExactly("a", "b", "c");
        assertThat(limits.timesReached(Limit.RELAY_STREAMS)).isOne();
    }

    private void heard(NodeId origin, long at, String... names) {
        directory.heard(
                new Announcement(
                        origin,
                        false,
                        Stream.of(names).map(DirectoryTest::stream).toList()),
                at);
    }

    private static OfferedStream stream(String name) {
        return new OfferedStream(
                name,
                Optional.empty(),
                CameraState.IDLE,
                Display.DEFAULT,
                List.of(OutputFormat.MJPEG),
                RequestLimits.DEFAULT,
                Calibration.NONE);
    }
}
