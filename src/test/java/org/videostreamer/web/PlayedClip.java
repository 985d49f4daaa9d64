package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.videostreamer.testing.Chromium;
import org.videostreamer.testing.Configs;
import org.videostreamer.testing.LivePage;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.StreamBuilder;

/** A clip in a video element of a browser, whichever it is. */
final class PlayedClip {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String PLAY = """
            const video = document.createElement('video');
            video.id = 'picture';
            video.muted = true;
            video.src = '/clip?seconds=3';
            video.addEventListener('ended', () => { video.dataset.ended = 'yes'; });
            document.body.replaceChildren(video);
            video.play().catch((refusal) => { video.dataset.refused = refusal; });
            """;

    private static final String TELL = """
            const { duration, currentTime, dataset, error } = document.getElementById('picture');
            return JSON.stringify({
              duration: duration || 0,
              time: currentTime,
              ended: dataset.ended === 'yes',
              refused: dataset.refused ?? error?.message ?? '',
            });
            """;

    private final LivePage page;

    PlayedClip(LivePage page) {
        this.page = page;
    }

    /** Serves a camera whose newest seconds are kept, and waits until there are three. */
    static RunningApp recorded() {
        RunningApp app = new RunningApp(Configs.everywhere(StreamBuilder.of("test?size=640x480&fps=20")
                .recorded(Duration.ofSeconds(10))
                .build()));
        await().atMost(PATIENCE).until(() -> kept(app) >= 3);
        return app;
    }

    private static double kept(RunningApp app) {
        return new JsonObject(new String(app.get("/api/stream").body(), StandardCharsets.UTF_8))
                .getJsonObject("record")
                .getDouble("seconds");
    }

    /** It plays at once, at its full length, to its end. */
    void playsWhole(RunningApp app) {
        page.open("http://127.0.0.1:" + app.port() + "/health/live");
        page.run(PLAY);
        await().atMost(PATIENCE).until(() -> told().getDouble("duration") > 0 || refused());
        assertThat(told().getString("refused")).isEmpty();
        double duration = told().getDouble("duration");
        assertThat(duration).isGreaterThanOrEqualTo(3);
        long first = awaitPicture();
        await().atMost(PATIENCE).until(() -> told().getBoolean("ended") || refused());
        assertThat(told().getString("refused")).isEmpty();
        assertThat(told().getDouble("duration")).as("the length does not grow").isEqualTo(duration);
        assertThat(told().getDouble("time")).isEqualTo(duration);
        assertThat(awaitPicture()).as("its last picture").isGreaterThan(first + 40);
    }

    private JsonObject told() {
        return new JsonObject(String.valueOf(page.run(TELL)));
    }

    private boolean refused() {
        return !told().getString("refused").isEmpty();
    }

    private long awaitPicture() {
        long[] number = {-1};
        await().atMost(PATIENCE).until(() -> {
            number[0] = (Long) page.run(Chromium.READ_STRIP);
            return number[0] >= 0;
        });
        return number[0];
    }
}
