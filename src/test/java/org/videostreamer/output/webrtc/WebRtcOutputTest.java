package org.videostreamer.output.webrtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import java.io.File;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.videostreamer.config.WebRtcConfig;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.source.SourceProviders;
import org.videostreamer.stream.Stream;
import org.videostreamer.stream.StreamRegistry;
import org.videostreamer.stream.StreamRequest;
import org.videostreamer.testing.Configs;
import org.videostreamer.testing.LogLines;
import org.videostreamer.testing.MjpegClient;
import org.videostreamer.testing.RunningApp;

class WebRtcOutputTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> LOOPBACK = List.of("127.0.0.1");

    /** Watches in the other formats. */
    public static final class Unused {
        private Unused() {}

        public static void main(String[] arguments) {
            try (RunningApp app = RunningApp.of("test");
                    MjpegClient viewer = new MjpegClient(app.port(), "/video/")) {
                System.out.println("part " + viewer.next().number());
                System.out.println("status " + app.get("/api/webrtc").statusCode());
            }
        }
    }

    @Test
    void whatItTakesIsNotLoadedBeforeAnOffer() throws IOException {
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-Xlog:class+load",
                        "-Dvideostreamer.natives=" + System.getProperty("videostreamer.natives"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Unused.class.getName())
                .redirectErrorStream(true)
                .start();
        String loaded = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(loaded)
                .contains("part ", "status 404", "output.webrtc.WebRtcOutput ")
                .doesNotContain(
                        "org.bouncycastle.",
                        "output.webrtc.Sockets ",
                        "output.webrtc.WebRtcViewer ",
                        "output.webrtc.rtp.");
    }

    @Test
    void aPortThatWasConfiguredAndCannotBeHadIsTold() throws IOException {
        try (DatagramSocket taken = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
                WebRtcOutput output = new WebRtcOutput(
                        new WebRtcConfig(taken.getLocalPort(), List.of(), 0), LOOPBACK, new Limits())) {
            assertThatThrownBy(() -> output.start(8_000))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(
                            "cannot listen at UDP 127.0.0.1 port " + taken.getLocalPort() + " for WebRTC: ")
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void whoAsksNeverWaitsForTheStart() throws Exception {
        try (WebRtcOutput output = new WebRtcOutput(WebRtcConfig.DEFAULT, LOOPBACK, new Limits())) {
            // Waits for a listener, which is not there.
            CompletableFuture<Void> start = output.warmUp();
            assertThat(output.status()).isCompletedWithValue(Optional.empty());
            assertThat(output.status("a session", request -> true)).isCompletedWithValue(Optional.empty());
            assertThat(output.end("a session", request -> true)).isCompletedWithValue(false);
            output.close();
            await().atMost(PATIENCE).until(start::isDone);
        }
    }

    @Test
    void aServerThatIsClosedOwesNoThreadAndNoSocket() throws Exception {
        int port;
        try (WebRtcOutput output = new WebRtcOutput(WebRtcConfig.DEFAULT, LOOPBACK, new Limits())) {
            output.start(0);
            output.warmUp().get();
            port = output.status().get().orElseThrow().udpPort();
        }
        // The close itself waits no longer than the end of the program may take.
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> new DatagramSocket(port, InetAddress.getByName("127.0.0.1")).close());
        await().atMost(PATIENCE).until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("webrtc")));
    }

    @Test
    void whereTheListenersNumberIsTakenAnotherServes() throws Exception {
        try (DatagramSocket taken = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
                WebRtcOutput output = new WebRtcOutput(WebRtcConfig.DEFAULT, LOOPBACK, new Limits())) {
            output.start(taken.getLocalPort());
            assertThat(output.status().get()).isEmpty();
            output.warmUp().get();
            assertThat(output.status().get().orElseThrow().udpPort())
                    .isPositive()
                    .isNotEqualTo(taken.getLocalPort());
        }
    }

    @Test
    void asManyOffersWaitAsMayAndTheOthersAreToldSo() throws Exception {
        Limits limits = new Limits(Map.of(Limit.WEBRTC_QUEUED_OFFERS, 2L));
        try (StreamRegistry streams =
                        new StreamRegistry(List.of(Configs.stream("test")), new SourceProviders(), limits);
                WebRtcOutput output = new WebRtcOutput(WebRtcConfig.DEFAULT, LOOPBACK, limits)) {
            Stream stream = streams.streams().get(0);
            // The first waits for the program to listen, and the others wait for it.
            List<CompletableFuture<Reply>> waiting = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                waiting.add(offer(output, stream));
            }
            assertThat(offer(output, stream).get())
                    .isEqualTo(
                            new Reply.Unavailable("2 offers wait already, as many as there may be; try again later"));
            assertThat(limits.timesReached(Limit.WEBRTC_QUEUED_OFFERS)).isEqualTo(1);
            output.start(0);
            for (CompletableFuture<Reply> answer : waiting) {
                assertThat(answer.get()).isInstanceOf(Reply.BadOffer.class);
            }
        }
    }

    @Test
    void aServerThatCannotBeHadIsSaidOnceHoweverManyAskForIt() throws Exception {
        Limits limits = new Limits();
        try (LogLines log = new LogLines();
                StreamRegistry streams =
                        new StreamRegistry(List.of(Configs.stream("test")), new SourceProviders(), limits);
                WebRtcOutput output = new WebRtcOutput(WebRtcConfig.DEFAULT, List.of(), limits)) {
            output.start(0);
            for (int i = 0; i < 3; i++) {
                assertThat(offer(output, streams.streams().get(0)).get()).isInstanceOf(Reply.Unavailable.class);
            }
            assertThat(log.from(Level.WARN))
                    .singleElement()
                    .asString()
                    .startsWith("WebRTC has no address of this machine to listen at; ")
                    .endsWith("; tried 1 times");
        }
    }

    private static CompletableFuture<Reply> offer(WebRtcOutput output, Stream stream) {
        InetSocketAddress peer = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);
        return output.answer(new StreamRequest(stream, stream.config().display(), peer), "no offer");
    }
}
