package org.videostreamer.output.webrtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.videostreamer.config.PictureSize;
import org.videostreamer.config.StreamConfig;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.Size;
import org.videostreamer.limits.Limit;
import org.videostreamer.testing.LogLines;
import org.videostreamer.testing.MisbehavingCamera;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.StreamBuilder;
import org.videostreamer.testing.webrtc.RtcOffer;
import org.videostreamer.testing.webrtc.RtcViewer;
import org.videostreamer.testing.webrtc.SpoofingPeer;
import org.videostreamer.testing.webrtc.ViewerOptions;

/** Viewers of WebRTC, watched from their own side. */
class WebRtcViewersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CARD = "test?size=320x240&fps=20";
    private static final String FINGERPRINT = "sha-256 " + "00:".repeat(31) + "00";

    @ParameterizedTest
    @EnumSource(
            value = Codec.class,
            names = {"VP8", "H264"})
    void twoViewersOneLateBothGetEveryPicture(Codec codec) {
        try (RunningApp app = RunningApp.of(CARD);
                RtcViewer first = watch(app, ViewerOptions.good(codec))) {
            await().atMost(PATIENCE).until(() -> first.decoded() >= 20);
            try (RtcViewer late = watch(app, ViewerOptions.good(codec))) {
                await().atMost(PATIENCE).until(() -> late.decoded() >= 40);
                assertSeeTheSame(first, late);
            }
            assertThat(first.sizes()).containsExactly("320x240");
            await().atMost(PATIENCE).until(() -> first.reports() >= 2);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Codec.class,
            names = {"VP8", "H264"})
    void aJoinerBeginsWithTheKeyframeBeforeItAndAllSinceAndGoesOnLive(Codec codec) {
        try (RunningApp app = RunningApp.limited(CARD, Map.of(Limit.JOINER_GROUP_SECONDS, 60L));
                RtcViewer first = watch(app, ViewerOptions.good(codec))) {
            await().atMost(PATIENCE).until(() -> first.decoded() >= 20);
            List<Long> before = List.copyOf(first.numbers());
            try (RtcViewer late = watch(app, ViewerOptions.good(codec))) {
                await().atMost(PATIENCE).until(() -> late.decoded() >= 60);
                assertThat(late.numbers().get(0)).isLessThan(before.get(before.size() - 1));
                assertSeeTheSame(first, late);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Codec.class,
            names = {"VP8", "H264"})
    void aViewerThatLosesFivePercentOfThePacketsStillDecodesEveryPicture(Codec codec) {
        try (RunningApp app = RunningApp.of("test?size=640x480&fps=20");
                RtcViewer lossless = watch(app, ViewerOptions.good(codec));
                RtcViewer viewer = watch(app, ViewerOptions.good(codec).losing(0.05))) {
            await().atMost(PATIENCE).until(() -> viewer.dropped() >= 20 && viewer.decoded() >= 100);
            assertSeeTheSame(viewer, lossless);
        }
    }

    @Test
    void aViewerThatLosesMostGetsKeyframesAloneAndHurtsNobody() {
        try (RunningApp app = RunningApp.of(CARD);
                RtcViewer good = watch(app, ViewerOptions.good(Codec.VP8));
                RtcViewer another = watch(app, ViewerOptions.good(Codec.VP8));
                RtcViewer bad =
                        watch(app, ViewerOptions.good(Codec.VP8).losing(0.6).silent())) {
            await().atMost(PATIENCE).until(() -> bad.dropped() > 0 && good.decoded() > 0);
            bad.report(150);
            bad.report(150);
            int before = good.decoded();
            long taken = bad.packets() + bad.dropped();
            await().atMost(PATIENCE).until(() -> good.decoded() >= before + 100);
            assertThat(bad.packets() + bad.dropped() - taken).isLessThan(80);
            assertSeeTheSame(good, another);
        }
    }

    @Test
    void sizeAndFlipApplyAndOddSizesStayInVp8AndGrowEvenInH264() {
        StreamConfig odd = StreamBuilder.of("test")
                .size(new PictureSize(329, 247))
                .flip(true)
                .build();
        try (RunningApp app = new RunningApp(List.of(odd));
                RtcViewer vp8 = watch(app, ViewerOptions.good(Codec.VP8));
                RtcViewer h264 = watch(app, ViewerOptions.good(Codec.H264))) {
            await().atMost(PATIENCE).until(() -> vp8.decoded() >= 5 && h264.decoded() >= 5);
            assertThat(vp8.sizes()).containsExactly("329x247");
            assertThat(h264.sizes()).containsExactly("330x248");
            await().atMost(PATIENCE).until(() -> vp8.upsideDown() >= 5 && h264.upsideDown() >= 5);
            assertThat(vp8.numbers()).isEmpty();
            assertThat(h264.numbers()).isEmpty();
        }
    }

    @Test
    void aCameraThatGoesAndComesBackPlaysOnWithoutANewOffer() {
        try (MisbehavingCamera camera = new MisbehavingCamera().start();
                RunningApp app = RunningApp.of(camera.uri());
                RtcViewer viewer = watch(app, ViewerOptions.good(Codec.VP8))) {
            await().atMost(PATIENCE).until(() -> viewer.decoded() >= 5);
            camera.stop();
            await().atMost(PATIENCE)
                    .until(() -> status(app, "/api/stream").getString("state").equals("failed"));
            camera.start();
            await().atMost(PATIENCE)
                    .until(() -> status(app, "/api/stream").getString("state").equals("live"));
            int before = viewer.decoded();
            await().atMost(PATIENCE).until(() -> viewer.decoded() >= before + 10);
            assertThat(viewer.undecoded()).isZero();
        }
    }

    @Test
    void aCameraThatChangesItsSizePlaysOnWithoutANewOffer() {
        try (MisbehavingCamera camera = new MisbehavingCamera()
                        .resizeAfter(100, new Size(96, 64))
                        .start();
                RunningApp app = RunningApp.of(camera.uri());
                RtcViewer vp8 = watch(app, ViewerOptions.good(Codec.VP8));
                RtcViewer h264 = watch(app, ViewerOptions.good(Codec.H264))) {
            for (RtcViewer viewer : List.of(vp8, h264)) {
                await().atMost(PATIENCE).until(() -> viewer.sizes().contains("96x64"));
                // A card may come first, where the camera is not connected to at once.
                assertThat(viewer.sizes()).endsWith("64x48", "96x64");
                assertThat(viewer.undecoded()).isZero();
            }
        }
    }

    @Test
    void checksThatAreNotTheViewersOwnAreRefusedAndCounted() {
        try (RunningApp app = RunningApp.of(CARD);
                RtcViewer another = watch(app, ViewerOptions.good(Codec.VP8));
                RtcViewer viewer = watch(app, ViewerOptions.good(Codec.VP8));
                SpoofingPeer spoofer = new SpoofingPeer(viewer)) {
            await().atMost(PATIENCE).until(() -> viewer.decoded() > 0);
            spoofer.checkWith("nobody", viewer.password());
            spoofer.checkWith(viewer.ufrag(), "another-password-than-that");
            spoofer.replay(viewer.lastCheck());
            await().atMost(PATIENCE).until(() -> refused(app, "replayed_check") == 1);
            assertThat(refused(app, "unknown_ufrag")).isEqualTo(1);
            assertThat(refused(app, "wrong_password")).isEqualTo(1);
            int before = viewer.decoded();
            await().atMost(PATIENCE).until(() -> viewer.decoded() >= before + 20);
            assertSeeTheSame(viewer, another);
        }
    }

    @Test
    void aKeyframeComesWhenAViewerAsks() {
        try (RunningApp app = RunningApp.of(CARD);
                RtcViewer viewer = watch(app, ViewerOptions.good(Codec.VP8))) {
            await().atMost(PATIENCE).until(() -> viewer.decoded() >= 10);
            int before = viewer.keyframes();
            viewer.askForKeyframe();
            await().atMost(PATIENCE).until(() -> viewer.keyframes() > before);
        }
    }

    @Test
    void aViewerWhoseCertificateIsNotTheOffersIsRefusedAndCounted() {
        try (RunningApp app = RunningApp.of(CARD);
                RtcViewer liar = watch(app, ViewerOptions.good(Codec.VP8).lying())) {
            await().atMost(PATIENCE).until(liar::isRefused);
            await().atMost(PATIENCE).until(() -> refused(app, "failed_handshake") == 1);
            assertThat(liar.decoded()).isZero();
            assertThat(status(app, "/api/webrtc").getInteger("sessions")).isZero();
        }
    }

    @Test
    void aReplayedReportIsRefusedAndCounted() {
        try (RunningApp app = RunningApp.of(CARD);
                RtcViewer viewer = watch(app, ViewerOptions.good(Codec.VP8))) {
            await().atMost(PATIENCE).until(() -> viewer.decoded() > 0);
            viewer.report(0);
            viewer.replayReport();
            await().atMost(PATIENCE).until(() -> refused(app, "replayed_rtcp") == 1);
        }
    }

    @Test
    void viewersAreToldWhenTheProgramStopsAndItWhenTheyLeave() {
        RtcViewer stays;
        try (RunningApp app = RunningApp.of(CARD)) {
            RtcViewer leaves = watch(app, ViewerOptions.good(Codec.VP8));
            stays = watch(app, ViewerOptions.good(Codec.VP8));
            await().atMost(PATIENCE).until(() -> stays.decoded() > 0 && leaves.decoded() > 0);
            leaves.close();
            await().atMost(PATIENCE).until(() -> status(app, "/api/webrtc").getInteger("sessions") == 1);
        }
        await().atMost(PATIENCE).until(stays::isToldOfTheEnd);
        stays.close();
    }

    @Test
    void aThousandOffersThatNobodyComesForAreBoundedAndExpire() {
        try (RunningApp app = RunningApp.of(CARD);
                RtcViewer another = watch(app, ViewerOptions.good(Codec.VP8));
                RtcViewer viewer = watch(app, ViewerOptions.good(Codec.VP8))) {
            await().atMost(PATIENCE).until(() -> viewer.decoded() > 0);
            for (int i = 0; i < 1_000; i++) {
                assertThat(RtcOffer.send(app.uri("/"), RtcOffer.sdp(Codec.VP8, FINGERPRINT))
                                .statusCode())
                        .isEqualTo(200);
            }
            assertThat(status(app, "/api/webrtc").getInteger("sessions")).isLessThanOrEqualTo(258);
            await().atMost(PATIENCE).until(() -> status(app, "/api/webrtc").getInteger("sessions") == 2);
            assertSeeTheSame(viewer, another);
        }
    }

    @Test
    void garbageOfEveryKindLeavesViewersAlone() throws Exception {
        try (RunningApp app = RunningApp.of(CARD);
                RtcViewer another = watch(app, ViewerOptions.good(Codec.VP8));
                RtcViewer viewer = watch(app, ViewerOptions.good(Codec.VP8));
                DatagramSocket stranger = new DatagramSocket()) {
            await().atMost(PATIENCE).until(() -> viewer.decoded() > 0);
            int port = status(app, "/api/webrtc").getInteger("udp_port");
            Random random = new Random(7);
            LogLines log = new LogLines();
            byte[] firsts = {0, 1, 20, 22, 23, 63, (byte) 128, (byte) 129, (byte) 144, (byte) 255};
            for (int i = 0; i < 100_000; i++) {
                byte[] noise = new byte[1 + random.nextInt(300)];
                random.nextBytes(noise);
                noise[0] = firsts[i % firsts.length];
                if (i % 2 == 0) {
                    viewer.sendRaw(noise);
                } else {
                    stranger.send(new DatagramPacket(noise, noise.length, InetAddress.getLoopbackAddress(), port));
                }
            }
            int before = viewer.decoded();
            await().atMost(PATIENCE).until(() -> viewer.decoded() >= before + 20);
            assertSeeTheSame(viewer, another);
            log.close();
            assertThat(log.lines()).as("logged at the default level").isEmpty();
            assertThat(refused(app, "garbage")).isPositive();
            assertThat(refused(app, "unknown_address")).isPositive();
            assertThat(refused(app, "forged_rtcp")).isPositive();
        }
    }

    @Test
    void whepSessionsAreEndedByTheirAddress() {
        try (RunningApp app = RunningApp.of(CARD)) {
            HttpResponse<byte[]> created = app.send(HttpRequest.newBuilder(app.uri("/whep/"))
                    .header("Content-Type", "application/sdp")
                    .POST(BodyPublishers.ofString(RtcOffer.sdp(Codec.H264, FINGERPRINT)))
                    .build());
            assertThat(created.statusCode()).isEqualTo(201);
            assertThat(new String(created.body())).contains("H264/90000").contains("a=ice-lite");
            String location = created.headers().firstValue("Location").orElseThrow();
            String session = location.substring("/whep/".length());
            assertThat(status(app, "/api/webrtc/" + session).getString("state")).isEqualTo("connecting");
            assertThat(request(app, "PATCH", location)).isEqualTo(204);
            assertThat(request(app, "DELETE", location)).isEqualTo(200);
            assertThat(request(app, "DELETE", location)).isEqualTo(404);
            assertThat(request(app, "PATCH", location)).isEqualTo(404);
        }
    }

    @Test
    void anOfferWithNoneOfOurCodecsIsAnsweredWithTheirList() {
        try (RunningApp app = RunningApp.of(CARD)) {
            String av1 = RtcOffer.sdp(Codec.VP8, FINGERPRINT).replace("VP8/90000", "AV1/90000");
            HttpResponse<String> answer = RtcOffer.send(app.uri("/"), av1);
            assertThat(answer.statusCode()).isEqualTo(406);
            assertThat(answer.body())
                    .isEqualTo("{\"error\":\"the offer has no codec of ours; expected VP8 or H264\","
                            + "\"codecs\":[\"VP8\",\"H264\"]}");
        }
    }

    private static RtcViewer watch(RunningApp app, ViewerOptions options) {
        return new RtcViewer(app.uri("/"), options);
    }

    /** What one saw while both watched the other saw too, and neither had a picture that could not be decoded. */
    private static void assertSeeTheSame(RtcViewer one, RtcViewer other) {
        List<Long> ones = one.numbers();
        List<Long> others = other.numbers();
        long from = Math.max(ones.get(0), others.get(0));
        long to = Math.min(ones.get(ones.size() - 1), others.get(others.size() - 1));
        assertThat(between(ones, from, to)).isNotEmpty().isEqualTo(between(others, from, to));
        assertThat(one.undecoded() + other.undecoded()).isZero();
    }

    private static List<Long> between(List<Long> numbers, long from, long to) {
        return numbers.stream().filter(number -> number >= from && number <= to).toList();
    }

    private static JsonObject status(RunningApp app, String path) {
        return new JsonObject(new String(app.get(path).body()));
    }

    private static long refused(RunningApp app, String reason) {
        return status(app, "/api/webrtc").getJsonObject("refused").getLong(reason);
    }

    private static int request(RunningApp app, String method, String path) {
        return app.send(HttpRequest.newBuilder(app.uri(path))
                        .method(method, BodyPublishers.noBody())
                        .build())
                .statusCode();
    }
}
