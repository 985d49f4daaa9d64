package org.videostreamer.output.webrtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.videostreamer.frame.Codec;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.webrtc.RtcViewer;
import org.videostreamer.testing.webrtc.SpoofingPeer;
import org.videostreamer.testing.webrtc.StunMessage;
import org.videostreamer.testing.webrtc.ViewerOptions;

/** Where pictures go, and who can change that. */
class WebRtcPathsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CARD = "test?size=320x240&fps=20";

    @Test
    void aViewerWhoseAddressChangesGoesOn() {
        try (RunningApp app = RunningApp.of(CARD);
                RtcViewer viewer = watch(app, ViewerOptions.good(Codec.VP8))) {
            await().atMost(PATIENCE).until(() -> viewer.decoded() >= 5);
            assertThat(viewer.answered())
                    .as("nothing is asked of a viewer that stays")
                    .isZero();
            for (int moves = 1; moves <= 3; moves++) {
                viewer.move();
                int answered = moves;
                await().atMost(PATIENCE).until(() -> viewer.answered() >= answered);
                int before = viewer.decoded();
                await().atMost(PATIENCE).until(() -> viewer.decoded() >= before + 10);
            }
        }
    }

    @Test
    void aViewerThatAnswersNoChecksIsServedWhereItShookHands() {
        try (RunningApp app = RunningApp.of(CARD);
                RtcViewer viewer = watch(app, ViewerOptions.good(Codec.H264).silentToChecks())) {
            await().atMost(PATIENCE).until(() -> viewer.decoded() >= 20);
            assertThat(viewer.undecoded()).isZero();
        }
    }

    @Test
    void picturesDoNotGoWhereAForgedCheckWantsThem() {
        try (RunningApp app = RunningApp.of(CARD);
                RtcViewer viewer = watch(app, ViewerOptions.good(Codec.VP8));
                SpoofingPeer victim = new SpoofingPeer(viewer)) {
            await().atMost(PATIENCE).until(() -> viewer.decoded() > 0);
            for (int i = 0; i < 5; i++) {
                victim.checkWith(viewer.ufrag(), viewer.password());
                int before = viewer.decoded();
                await().atMost(PATIENCE).until(() -> viewer.decoded() >= before + 10);
            }
            // Five checks of about a hundred bytes; each has an answer and a check of ours.
            assertThat(victim.received()).isPositive().isLessThan(5 * 200);
            assertThat(viewer.undecoded()).isZero();
        }
    }

    @Test
    void aCheckTakesNoAddressFromAnotherViewer() {
        try (RunningApp app = RunningApp.of(CARD);
                RtcViewer viewer = watch(app, ViewerOptions.good(Codec.VP8));
                RtcViewer other = watch(app, ViewerOptions.good(Codec.VP8))) {
            await().atMost(PATIENCE).until(() -> viewer.decoded() > 0 && other.decoded() > 0);
            viewer.sendRaw(StunMessage.check(other.ufrag() + ":view", other.password(), true, new Random(2)));
            await().atMost(PATIENCE).until(() -> refused(app, "taken_address") == 1);
            viewer.report(0);
            int keyframes = viewer.keyframes();
            viewer.askForKeyframe();
            await().atMost(PATIENCE).until(() -> viewer.keyframes() > keyframes);
            assertThat(refused(app, "forged_rtcp")).isZero();
        }
    }

    private static RtcViewer watch(RunningApp app, ViewerOptions options) {
        return new RtcViewer(app.uri("/"), options);
    }

    private static long refused(RunningApp app, String reason) {
        return new JsonObject(new String(app.get("/api/webrtc").body()))
                .getJsonObject("refused")
                .getLong(reason);
    }
}
