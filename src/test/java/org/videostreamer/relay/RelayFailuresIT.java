package org.videostreamer.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.videostreamer.relay.RelayedApps.PATIENCE;
import static org.videostreamer.relay.RelayedApps.awaitListed;
import static org.videostreamer.relay.RelayedApps.isCard;
import static org.videostreamer.relay.RelayedApps.picture;
import static org.videostreamer.relay.RelayedApps.renditions;
import static org.videostreamer.relay.RelayedApps.stream;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videostreamer.testing.DocumentedCode;
import org.videostreamer.testing.MjpegClient;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.ShardedRedis;
import org.videostreamer.testing.WebSocketClient;

/** What viewers of an edge see of failures, and what an origin does when they leave; each takes seconds. */
class RelayFailuresIT {

    @TempDir
    private Path folder;

    private ShardedRedis redis;
    private RelayedApps apps;

    @BeforeEach
    void startRedis() {
        redis = new ShardedRedis();
        apps = new RelayedApps(folder, redis);
    }

    @AfterEach
    void endRedis() {
        redis.close();
    }

    @Test
    void nobodyOnAnyEdgeMeansNoEncodeAndNoCamera() {
        try (RunningApp origin = apps.origin("idle", "test?size=160x120");
                RunningApp edge = apps.edge("edge", "*")) {
            awaitListed(edge, "idle");
            assertThat(state(origin, "idle")).isEqualTo("idle");
            try (MjpegClient viewer = new MjpegClient(edge.port(), "/video/idle")) {
                picture(viewer);
                assertThat(state(origin, "idle")).isEqualTo("live");
            }
            await().atMost(PATIENCE)
                    .until(() -> renditions(origin, "idle", "format").isEmpty());
            await().atMost(PATIENCE).until(() -> state(origin, "idle").equals("idle"));
            await().atMost(PATIENCE).until(() -> state(edge, "idle").equals("idle"));
        }
    }

    @Test
    void aViewerStaysWhileItsOriginIsAwayAndSeesItsPicturesAgain() {
        try (RunningApp edge = apps.edge("edge", "*")) {
            RunningApp first = apps.origin("stay", "test?size=160x120");
            awaitListed(edge, "stay");
            try (MjpegClient viewer = new MjpegClient(edge.port(), "/video/stay")) {
                picture(viewer);
                first.close();
                await().atMost(PATIENCE).until(() -> isCard(viewer.next()));
                assertThat(stream(edge, "stay").getString("reason"))
                        .isEqualTo("hutch, which publishes it, is not heard of any more");
                try (RunningApp second = apps.origin("stay", "test?size=160x120")) {
                    await().atMost(PATIENCE).until(() -> !isCard(viewer.next()));
                    assertThat(state(second, "stay")).isEqualTo("live");
                }
            }
        }
    }

    @Test
    void viewersStayWhileRedisIsAwayAndSeePicturesAgain() throws Exception {
        try (RunningApp origin = apps.origin("again", "test?size=160x120&fps=25");
                RunningApp edge = apps.edge("edge", "*")) {
            awaitListed(edge, "again");
            try (MjpegClient mjpeg = new MjpegClient(edge.port(), "/video/again");
                    WebSocketClient mpeg = new WebSocketClient(edge.port(), "/ws/again")) {
                picture(mjpeg);
                redis.kill();
                await().atMost(PATIENCE).until(() -> isCard(mjpeg.next()));
                redis.start();
                await().atMost(PATIENCE).until(() -> !isCard(mjpeg.next()));
                int before = mpeg.waiting();
                await().atMost(PATIENCE).until(() -> mpeg.waiting() > before + 20);
                assertThat(state(origin, "again")).isEqualTo("live");
            }
        }
    }

    @Test
    void viewersStayWhileRedisIsFrozenAndSeePicturesAgain() throws Exception {
        try (RunningApp origin = apps.origin("frozen", "test?size=160x120&fps=25");
                RunningApp edge = apps.edge("edge", "*")) {
            awaitListed(edge, "frozen");
            try (MjpegClient mjpeg = new MjpegClient(edge.port(), "/video/frozen")) {
                picture(mjpeg);
                redis.freeze(true);
                await().atMost(PATIENCE).until(() -> isCard(mjpeg.next()));
                redis.freeze(false);
                await().atMost(PATIENCE).until(() -> !isCard(mjpeg.next()));
                assertThat(state(origin, "frozen")).isEqualTo("live");
            }
        }
    }

    @Test
    void theRulesForRedisThatAreDocumentedSuffice() {
        List<String> settings = new ArrayList<>(List.of("--user", "default", "off"));
        for (String user :
                DocumentedCode.below("docs/relay.md", "## Rights", "").lines().toList()) {
            settings.add("--user");
            settings.addAll(List.of(user.replaceFirst("^user ", "").split(" ")));
        }
        try (ShardedRedis guarded = new ShardedRedis(settings.toArray(String[]::new))) {
            RelayedApps known = new RelayedApps(
                    folder,
                    guarded.uri().replace("//", "//origin:secret@"),
                    guarded.uri().replace("//", "//edge:secret@"));
            try (RunningApp origin = known.origin("guarded", "test?size=160x120");
                    RunningApp edge = known.edge("edge", "*")) {
                awaitListed(edge, "guarded");
                try (MjpegClient viewer = new MjpegClient(edge.port(), "/video/guarded")) {
                    picture(viewer);
                    assertThat(state(origin, "guarded")).isEqualTo("live");
                }
            }
        }
    }

    private static String state(RunningApp app, String name) {
        return stream(app, name).getString("state");
    }
}
