package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.videostreamer.config.OutputFormat;
import org.videostreamer.config.PictureSize;
import org.videostreamer.config.RedisFormat;
import org.videostreamer.config.RedisServer;
import org.videostreamer.config.StreamConfig;
import org.videostreamer.config.StreamConfig.RedisTarget;
import org.videostreamer.testing.Chromium;
import org.videostreamer.testing.Configs;
import org.videostreamer.testing.MisbehavingCamera;
import org.videostreamer.testing.RedisProcess;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.StreamBuilder;

/** The page in a real Chromium: what it paints, read back from its pixels. */
class PageIT extends BrowserPerClass {

    @Test
    void mpeg1AndMjpegPlayAndTheFrameNumberMovesOn() {
        try (RunningApp app = RunningApp.of("test")) {
            page.open("http://127.0.0.1:" + app.port() + "/ui#MPEG1");
            assertThat(page.plays("canvas")).isTrue();
            page.choose("MJPEG");
            assertThat(page.plays("canvas")).isTrue();
            page.choose("MPEG1");
            assertThat(page.plays("canvas")).isTrue();
            await().atMost(PATIENCE).until(() -> page.text("state").equals("live"));
            await().atMost(PATIENCE).until(() -> page.text("size").contains("650"));
            await().atMost(PATIENCE)
                    .until(() -> Double.parseDouble(page.text("fps").replaceAll("[^0-9.]", "")) > 5);
        }
    }

    @Test
    void theFormatOfTheConfigurationIsShownFirst() {
        try (RunningApp app = new RunningApp(List.of(configured(OutputFormat.MJPEG, new PictureSize(0, 0), "")))) {
            page.open("http://127.0.0.1:" + app.port() + "/ui");
            assertThat(page.plays("canvas")).isTrue();
        }
    }

    @Test
    void oddSizesAreShownToThePixel() {
        try (RunningApp app =
                new RunningApp(List.of(configured(OutputFormat.MPEG1, new PictureSize(659, 493), "id 7")))) {
            page.open("http://127.0.0.1:" + app.port() + "/ui");
            assertThat(page.plays("canvas")).isTrue();
            assertThat(page.run("const p = " + Chromium.PICTURE + "; return p.width + 'x' + p.height"))
                    .isEqualTo("659x493");
        }
    }

    @Test
    void aCameraThatGoesAndComesBackIsToldAndPlaysOn() {
        try (MisbehavingCamera camera = new MisbehavingCamera().start();
                RunningApp app = RunningApp.of(camera.uri())) {
            page.open("http://127.0.0.1:" + app.port() + "/ui");
            await().atMost(PATIENCE).until(() -> page.text("state").equals("live"));
            camera.stop();
            await().atMost(PATIENCE).until(() -> page.text("state").equals("failed"));
            assertThat(page.text("reason")).isNotEmpty();
            camera.start();
            await().atMost(PATIENCE).until(() -> page.text("state").equals("live"));
        }
    }

    @Test
    void aHiddenPageWatchesNothingAndIsLiveAgainWhenItIsSeen() {
        try (RunningApp app = RunningApp.of("test")) {
            page.open("http://127.0.0.1:" + app.port() + "/ui#MJPEG");
            assertThat(page.plays("canvas")).isTrue();
            page.run("""
                    Object.defineProperty(document, 'hidden', { configurable: true, value: true });
                    document.dispatchEvent(new Event('visibilitychange'));
                    """);
            await().atMost(PATIENCE).until(() -> app.viewers() == 0);
            page.run("delete document.hidden; document.dispatchEvent(new Event('visibilitychange'));");
            assertThat(page.plays("canvas")).isTrue();
            assertThat(app.viewers()).isEqualTo(1);
        }
    }

    @Test
    void aBrowserThatCannotReadPartsIsGivenAnImage() {
        onEachPage("delete window.createImageBitmap;");
        try (RunningApp app = RunningApp.of("test")) {
            page.open("http://127.0.0.1:" + app.port() + "/ui#MJPEG");
            assertThat(page.plays("img")).isTrue();
            page.choose("MPEG1");
            assertThat(page.plays("canvas")).isTrue();
            await().atMost(PATIENCE).until(() -> app.viewers() == 1);
        }
    }

    @Test
    void whatIsPublishedInRedisIsShownByAnotherSource() {
        try (RedisProcess redis = new RedisProcess();
                RunningApp app = new RunningApp(List.of(published("test", redis), shownFrom(redis)))) {
            page.open("http://127.0.0.1:" + app.ports().get(1) + "/ui#MPEG1");
            assertThat(page.plays("canvas")).isTrue();
            page.choose("MJPEG");
            assertThat(page.plays("canvas")).isTrue();
        }
    }

    @Test
    void aPlayersPageOfTheFieldPlaysWithOurJsmpeg() {
        try (RunningApp app = RunningApp.of("test")) {
            page.open("http://127.0.0.1:" + app.port() + "/api/stream");
            page.run("""
                    document.body.innerHTML = '<canvas id="picture"></canvas>';
                    const script = document.createElement('script');
                    script.src = '/static/jsmpeg.min.js';
                    script.onload = () => {
                      new JSMpeg.Player(`ws://${location.host}/ws/`, {
                        canvas: document.getElementById('picture'),
                        decodeFirstFrame: false,
                        preserveDrawingBuffer: true,
                        protocols: [],
                      });
                    };
                    document.body.append(script);
                    """);
            assertThat(page.plays("canvas")).isTrue();
        }
    }

    private static StreamConfig published(String uri, RedisProcess redis) {
        StreamConfig plain = Configs.stream(uri);
        RedisTarget target = new RedisTarget(
                RedisServer.at("127.0.0.1", redis.port()), plain.camera().redisInputChannel(), RedisFormat.RAW);
        return StreamBuilder.like(plain).redis(target).build();
    }

    private static StreamConfig shownFrom(RedisProcess redis) {
        return Configs.stream(redis.uri());
    }

    private static StreamConfig configured(OutputFormat format, PictureSize size, String id) {
        return StreamBuilder.of("test").id(id).format(format).size(size).build();
    }
}
