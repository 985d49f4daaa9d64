package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.videostreamer.config.OutputFormat;
import org.videostreamer.config.PictureSize;
import org.videostreamer.config.RedisFormat;
import org.videostreamer.config.RedisServer;
import org.videostreamer.config.SourceConfig;
import org.videostreamer.config.SourceConfig.RedisTarget;
import org.videostreamer.testing.Chromium;
import org.videostreamer.testing.MisbehavingCamera;
import org.videostreamer.testing.PrefixProxy;
import org.videostreamer.testing.RedisProcess;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.SourceBuilder;

/** The page in a real Chromium: what it paints, read back from its pixels. */
@TestInstance(Lifecycle.PER_CLASS)
class PageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private ChromeDriver browser;

    @BeforeAll
    void openBrowser(@TempDir Path profile) {
        browser = Chromium.open(profile);
    }

    @AfterAll
    void closeBrowser() {
        browser.quit();
    }

    @Test
    void mpeg1_and_mjpeg_play_and_the_frame_number_moves_on() {
        try (RunningApp app = RunningApp.of("test")) {
            browser.get("http://127.0.0.1:" + app.port() + "/ui");
            assertThat(plays("canvas")).isTrue();
            browser.findElement(By.id("format-MJPEG")).click();
            assertThat(plays("img")).isTrue();
            browser.findElement(By.id("format-MPEG1")).click();
            assertThat(plays("canvas")).isTrue();
            await().atMost(PATIENCE).until(() -> text("state").equals("live"));
            await().atMost(PATIENCE).until(() -> text("size").contains("650"));
            await().atMost(PATIENCE).until(() -> Double.parseDouble(text("fps").replaceAll("[^0-9.]", "")) > 5);
        }
    }

    @Test
    void the_format_of_the_configuration_is_shown_first() {
        try (RunningApp app = new RunningApp(List.of(configured(OutputFormat.MJPEG, new PictureSize(0, 0), "")))) {
            browser.get("http://127.0.0.1:" + app.port() + "/ui");
            assertThat(plays("img")).isTrue();
        }
    }

    @Test
    void odd_sizes_are_shown_to_the_pixel() {
        try (RunningApp app =
                new RunningApp(List.of(configured(OutputFormat.MPEG1, new PictureSize(659, 493), "id 7")))) {
            browser.get("http://127.0.0.1:" + app.port() + "/ui");
            assertThat(plays("canvas")).isTrue();
            assertThat(run("const p = document.getElementById('picture'); return p.width + 'x' + p.height"))
                    .isEqualTo("659x493");
        }
    }

    @Test
    void the_page_works_under_another_host_name_and_behind_a_proxy_with_a_path_prefix() throws IOException {
        try (RunningApp app = RunningApp.of("test");
                PrefixProxy proxy = new PrefixProxy("/beamline/cam1", app.port())) {
            for (String page : new String[] {"/beamline/cam1/ui", "/beamline/cam1/ui/"}) {
                browser.get("http://camera.example:" + proxy.port() + page);
                assertThat(plays("canvas")).isTrue();
                browser.findElement(By.id("format-MJPEG")).click();
                assertThat(plays("img")).isTrue();
            }
        }
    }

    @Test
    void a_camera_that_goes_and_comes_back_is_told_and_plays_on() {
        try (MisbehavingCamera camera = new MisbehavingCamera().start();
                RunningApp app = RunningApp.of(camera.uri())) {
            browser.get("http://127.0.0.1:" + app.port() + "/ui");
            await().atMost(PATIENCE).until(() -> text("state").equals("live"));
            camera.stop();
            await().atMost(PATIENCE).until(() -> text("state").equals("failed"));
            assertThat(text("reason")).isNotEmpty();
            camera.start();
            await().atMost(PATIENCE).until(() -> text("state").equals("live"));
        }
    }

    @Test
    void what_is_published_in_redis_is_shown_by_another_source() {
        try (RedisProcess redis = new RedisProcess();
                RunningApp app = new RunningApp(List.of(published("test", redis), shownFrom(redis)))) {
            browser.get("http://127.0.0.1:" + app.ports().get(1) + "/ui");
            assertThat(plays("canvas")).isTrue();
            browser.findElement(By.id("format-MJPEG")).click();
            assertThat(plays("img")).isTrue();
        }
    }

    @Test
    void a_players_page_of_the_field_plays_with_our_jsmpeg() {
        try (RunningApp app = RunningApp.of("test")) {
            browser.get("http://127.0.0.1:" + app.port() + "/api/stream");
            run("""
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
            assertThat(plays("canvas")).isTrue();
        }
    }

    /** Waits until the element shows five pictures, each later than the one before. */
    private boolean plays(String element) {
        long[] last = {-1};
        int[] steps = {0};
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(60)).until(() -> {
            String tag = String.valueOf(run("const p = document.getElementById('picture'); return p && p.localName"));
            long number = tag.equals(element) ? (Long) run(Chromium.READ_STRIP) : -1;
            if (number > last[0]) {
                steps[0] += last[0] >= 0 ? 1 : 0;
                last[0] = number;
            }
            return steps[0] >= 5;
        });
        return true;
    }

    private Object run(String script) {
        return browser.executeScript(script);
    }

    private String text(String id) {
        return browser.findElement(By.id(id)).getText();
    }

    private static SourceConfig published(String uri, RedisProcess redis) {
        SourceConfig plain = RunningApp.source(uri);
        RedisTarget target =
                new RedisTarget(RedisServer.at("127.0.0.1", redis.port()), plain.redisInputChannel(), RedisFormat.RAW);
        return SourceBuilder.like(plain).redis(target).build();
    }

    private static SourceConfig shownFrom(RedisProcess redis) {
        return RunningApp.source(redis.uri());
    }

    private static SourceConfig configured(OutputFormat format, PictureSize size, String id) {
        SourceConfig plain = RunningApp.source("test");
        return SourceBuilder.like(plain).id(id).format(format).size(size).build();
    }
}
