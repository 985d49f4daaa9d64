package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.videostreamer.testing.LivePage;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.WebKit;

/** The page in a real WebKit, which shares much with Safari. */
@TestInstance(Lifecycle.PER_CLASS)
class WebKitIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private WebKit browser;
    private LivePage page;

    @BeforeAll
    void openBrowser(@TempDir Path home) {
        browser = new WebKit(home);
        page = new LivePage(browser.driver());
    }

    @AfterAll
    void closeBrowser() {
        browser.close();
    }

    @Test
    void onePageIsOneViewerHoweverOftenTheFormatChanges() {
        try (RunningApp app = RunningApp.of("test?size=640x480&fps=20")) {
            page.open("http://127.0.0.1:" + app.port() + "/ui#MPEG1");
            for (String format : List.of("MPEG1", "MJPEG", "MPEG1", "MJPEG", "MPEG1", "MJPEG")) {
                page.choose(format);
                assertThat(page.plays("canvas")).isTrue();
                await().atMost(PATIENCE).until(() -> page.toldLatency() > 0 && page.toldNumber() > 0);
                await().atMost(PATIENCE).until(() -> app.viewers() == 1);
            }
            page.open("about:blank");
            await().atMost(PATIENCE).until(() -> app.viewers() == 0);
        }
    }
}
