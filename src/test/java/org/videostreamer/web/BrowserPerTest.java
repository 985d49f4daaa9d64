package org.videostreamer.web;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.chrome.ChromeDriver;
import org.videostreamer.testing.Chromium;
import org.videostreamer.testing.LivePage;
import org.videostreamer.testing.TestNetwork;

/** Opens a Chromium for each test, on a machine that has an address at which WebRTC can reach it. */
abstract class BrowserPerTest {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    ChromeDriver browser;
    LivePage page;

    @BeforeEach
    void openBrowser(@TempDir Path profile) {
        TestNetwork.address();
        browser = Chromium.open(profile);
        page = new LivePage(browser);
    }

    @AfterEach
    void closeBrowser() {
        browser.quit();
    }
}
