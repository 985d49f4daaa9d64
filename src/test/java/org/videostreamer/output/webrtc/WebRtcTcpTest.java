package org.videostreamer.output.webrtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.videostreamer.config.WebRtcConfig;
import org.videostreamer.frame.Codec;
import org.videostreamer.testing.Configs;
import org.videostreamer.testing.FreePorts;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.webrtc.RtcViewer;
import org.videostreamer.testing.webrtc.StunMessage;
import org.videostreamer.testing.webrtc.ViewerOptions;

/** Viewers whose network lets no UDP through. */
class WebRtcTcpTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CARD = "test?size=320x240&fps=20";

    @ParameterizedTest
    @EnumSource(
            value = Codec.class,
            names = {"VP8", "H264"})
    void aViewerWhomOnlyTcpReachesGetsEveryPicture(Codec codec) {
        try (RunningApp app = withTcp();
                RtcViewer viewer = watch(app, ViewerOptions.good(codec).byTcp().silent())) {
            await().atMost(PATIENCE).until(() -> viewer.decoded() >= 40);
            assertThat(viewer.numbers()).isSorted();
            assertThat(viewer.undecoded()).isZero();
        }
    }

    @Test
    void aViewerByTcpThatStopsReadingKeepsNobodyWaiting() {
        try (RunningApp app = withTcp();
                RtcViewer stopped = watch(app, ViewerOptions.good(Codec.VP8).byTcp());
                RtcViewer udp = watch(app, ViewerOptions.good(Codec.VP8));
                RtcViewer tcp = watch(app, ViewerOptions.good(Codec.VP8).byTcp().silent())) {
            await().atMost(PATIENCE).until(() -> stopped.decoded() > 0);
            stopped.stopReading();
            await().atMost(PATIENCE).until(() -> udp.decoded() >= 200 && tcp.decoded() >= 200);
            assertThat(udp.undecoded()).isZero();
            assertThat(tcp.undecoded()).isZero();
        }
    }

    @Test
    void whoDoesNotReadTheAnswersIsNotListenedTo() throws IOException {
        try (RunningApp app = withTcp();
                RtcViewer honest =
                        watch(app, ViewerOptions.good(Codec.VP8).byTcp().silent());
                SocketChannel flood = SocketChannel.open()) {
            await().atMost(PATIENCE).until(() -> honest.decoded() > 0);
            byte[] check = StunMessage.check(honest.ufrag() + ":view", honest.password(), true, false, new Random(1));
            ByteBuffer framed = ByteBuffer.allocate(2 + check.length)
                    .putShort((short) check.length)
                    .put(check);
            flood.setOption(StandardSocketOptions.SO_RCVBUF, 2_048);
            flood.connect(honest.tcpServer());
            flood.configureBlocking(false);
            AtomicLong taken = new AtomicLong();
            // What the kernels keep is some megabytes; what a server would keep has no end.
            await().atMost(PATIENCE).during(Duration.ofSeconds(2)).until(() -> {
                long before = taken.get();
                if (!framed.hasRemaining()) {
                    framed.rewind();
                }
                for (int written = flood.write(framed); written > 0; written = flood.write(framed)) {
                    taken.addAndGet(written);
                    if (!framed.hasRemaining()) {
                        framed.rewind();
                    }
                }
                return taken.get() == before;
            });
            int before = honest.decoded();
            await().atMost(PATIENCE).until(() -> honest.decoded() >= before + 20);
            assertThat(honest.undecoded()).isZero();
        }
    }

    private static RunningApp withTcp() {
        return new RunningApp(Configs.webrtc(
                Configs.server(List.of(Configs.stream(CARD))), new WebRtcConfig(0, List.of(), FreePorts.any())));
    }

    private static RtcViewer watch(RunningApp app, ViewerOptions options) {
        return new RtcViewer(app.uri("/"), options);
    }
}
