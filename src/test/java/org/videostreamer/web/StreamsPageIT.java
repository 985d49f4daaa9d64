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
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.videostreamer.testing.Cameras;
import org.videostreamer.testing.Chromium;
import org.videostreamer.testing.LivePage;
import org.videostreamer.testing.RunningApp;

/** The pages of several streams at one port, in a real Chromium. */
@TestInstance(Lifecycle.PER_CLASS)
class StreamsPageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private ChromeDriver browser;
    private LivePage page;

    @BeforeAll
    void openBrowser(@TempDir Path profile) {
        browser = Chromium.open(profile);
        page = new LivePage(browser);
    }

    @AfterAll
    void closeBrowser() {
        browser.quit();
    }

    @Test
    void theListLeadsToThePageOfEachStreamInTheSizeThatIsAskedFor() {
        try (RunningApp app = new RunningApp(
                Cameras.together(Cameras.card("sample", "640x480"), Cameras.card("overview", "320x240")))) {
            page.open("http://127.0.0.1:" + app.port() + "/");
            await().atMost(PATIENCE).until(() -> links().size() == 2);
            await().atMost(PATIENCE).until(() -> links().get(1).getText().contains("idle"));
            links().get(1).click();
            assertThat(page.plays("canvas")).isTrue();
            assertThat(browser.getCurrentUrl()).endsWith("/ui/overview");
            await().atMost(PATIENCE).until(() -> page.text("size").equals("320 × 240"));

            page.open("http://127.0.0.1:" + app.port() + "/ui/sample/?size=320,240#MJPEG");
            assertThat(page.plays("canvas")).isTrue();
            assertThat(page.run("const p = " + Chromium.PICTURE + "; return p.width + 'x' + p.height"))
                    .isEqualTo("320x240");
        }
    }

    private List<WebElement> links() {
        return browser.findElements(By.cssSelector("#streams a"));
    }
}
