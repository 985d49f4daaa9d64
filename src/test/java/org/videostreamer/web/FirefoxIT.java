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
import org.videostreamer.testing.Configs;
import org.videostreamer.testing.Firefox;
import org.videostreamer.testing.LivePage;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.TestNetwork;

/** The page in a real Firefox. */
@TestInstance(Lifecycle.PER_CLASS)
class FirefoxIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Firefox browser;
    private LivePage page;

    @BeforeAll
    void openBrowser(@TempDir Path profile) {
        TestNetwork.address();
        browser = new Firefox(profile);
        page = new LivePage(browser);
    }

    @AfterAll
    void closeBrowser() {
        browser.close();
    }

    @Test
    void mjpegMpeg1AndVp8PlayAndTellTheirNumberAndAge() {
        try (RunningApp app = new RunningApp(Configs.everywhere(Configs.stream("test?size=640x480&fps=20")))) {
            page.open("http://127.0.0.1:" + app.port() + "/ui#MJPEG");
            for (String format : List.of("MJPEG", "MPEG1", "VP8", "MJPEG")) {
                page.choose(format);
                assertThat(page.plays(format.startsWith("M") ? "canvas" : "video"))
                        .isTrue();
                await().atMost(PATIENCE).until(() -> page.toldLatency() > 0 && page.toldNumber() > 0);
                await().atMost(PATIENCE).until(() -> app.viewers() == 1);
            }
            await().atMost(PATIENCE).until(() -> page.text("state").equals("live"));
            page.open("about:blank");
            await().atMost(PATIENCE).until(() -> app.viewers() == 0);
        }
    }

    @Test
    void aClipPlaysToItsEnd() {
        try (RunningApp app = PlayedClip.recorded()) {
            new PlayedClip(page).playsWhole(app);
        }
    }
}
