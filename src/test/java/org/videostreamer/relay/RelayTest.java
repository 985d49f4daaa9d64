package org.videostreamer.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.videostreamer.relay.RelayedApps.PATIENCE;
import static org.videostreamer.relay.RelayedApps.awaitListed;
import static org.videostreamer.relay.RelayedApps.names;
import static org.videostreamer.relay.RelayedApps.picture;
import static org.videostreamer.relay.RelayedApps.renditions;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videostreamer.frame.Codec;
import org.videostreamer.testing.MjpegClient;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.ShardedRedis;
import org.videostreamer.testing.WebSocketClient;
import org.videostreamer.testing.webrtc.RtcViewer;
import org.videostreamer.testing.webrtc.ViewerOptions;

/** An origin and its edges, the whole program each, with a real Redis server between them. */
class RelayTest {

    @TempDir
    private static Path folder;

    private static ShardedRedis redis;
    private static RelayedApps apps;

    @BeforeAll
    static void startRedis() {
        redis = new ShardedRedis();
        apps = new RelayedApps(folder, redis);
    }

    @AfterAll
    static void endRedis() {
        redis.close();
    }

    @Test
    void viewersOfAnEdgeSeeInEveryFormatWhatTheOriginMakesOnce() throws Exception {
        try (RunningApp origin = apps.origin("card", "test?size=320x240&fps=25");
                RunningApp edge = apps.edge("edge-1", "card");
                RunningApp other = apps.edge("edge-2", "card")) {
            awaitListed(edge, "card");
            awaitListed(other, "card");
            try (MjpegClient mjpeg = new MjpegClient(edge.port(), "/video/card");
                    MjpegClient far = new MjpegClient(other.port(), "/video/card");
                    WebSocketClient mpeg = new WebSocketClient(edge.port(), "/ws/card");
                    RtcViewer rtc = new RtcViewer(edge.uri("/"), ViewerOptions.good(Codec.H264))) {
                assertThat(numbers(mjpeg, 10)).isSorted().doesNotHaveDuplicates();
                assertThat(numbers(far, 10)).isSorted().doesNotHaveDuplicates();
                for (int i = 0; i < 10; i++) {
                    assertThat(mpeg.next()).startsWith(0x47);
                }
                await().atMost(PATIENCE).until(() -> rtc.decoded() >= 10);
                assertThat(rtc.undecoded()).isZero();
                assertThat(rtc.sizes()).contains("320x240");
                assertThat(renditions(origin, "card", "format")).containsExactlyInAnyOrder("MJPEG", "MPEG1", "H264");
                assertThat(renditions(edge, "card", "made"))
                        .hasSize(3)
                        .allMatch(made -> made.startsWith("passed on as hutch made it, whose clock is known within "));
                assertThat(image(edge.get("/snapshot/card").body()).getWidth()).isEqualTo(320);
            }
        }
    }

    @Test
    void aViewThatAViewerOfAnEdgeAsksForIsMadeAtTheOrigin() throws Exception {
        try (RunningApp origin = apps.origin("view", "test?size=320x240&fps=25");
                RunningApp edge = apps.edge("view-edge", "view")) {
            awaitListed(edge, "view");
            try (MjpegClient viewer =
                    new MjpegClient(edge.port(), "/video/view?size=160,120&rotate=90&flip=h&quality=20")) {
                assertThat(image(picture(viewer).jpeg()).getWidth()).isEqualTo(160);
                assertThat(renditions(origin, "view", "key")).isEqualTo(renditions(edge, "view", "key"));
                assertThat(renditions(origin, "view", "made")).containsExactly("encoded");
            }
        }
    }

    @Test
    void theStreamsOfAnOriginThatEndsAreGone() {
        try (RunningApp edge = apps.edge("gone-edge", "gone")) {
            try (RunningApp origin = apps.origin("gone", "test")) {
                awaitListed(edge, "gone");
                assertThat(names(origin)).containsExactly("gone");
            }
            await().atMost(PATIENCE).until(() -> names(edge).isEmpty());
        }
    }

    private static BufferedImage image(byte[] file) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(file));
    }

    private static List<Long> numbers(MjpegClient viewer, int count) {
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            numbers.add(picture(viewer).number());
        }
        return numbers;
    }
}
