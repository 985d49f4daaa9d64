package org.videostreamer.web;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.chrome.ChromeDriver;
import org.videostreamer.testing.Chromium;
import org.videostreamer.testing.LivePage;
import org.videostreamer.testing.TestNetwork;

/**
 * Opens a Chromium for a class, because its start takes longer than most of what is tried in it, on a machine that has an
 * address at which WebRTC can reach it. Each test begins with one empty page.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class BrowserPerClass {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    ChromeDriver browser;
    LivePage page;
    private final List<Map<String, Object>> scripts = new ArrayList<>();
    private String window;

    @BeforeAll
    void openBrowser(@TempDir Path profile) {
        TestNetwork.address();
        browser = Chromium.open(profile);
        page = new LivePage(browser);
        window = browser.getWindowHandle();
    }

    @AfterAll
    void closeBrowser() {
        browser.quit();
    }

    @AfterEach
    void leavePage() {
        browser.getWindowHandles().stream()
                .filter(other -> !other.equals(window))
                .forEach(other -> browser.switchTo().window(other).close());
        browser.switchTo().window(window);
        scripts.forEach(script -> browser.executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", script));
        scripts.clear();
        page.open("about:blank");
    }

    /** Runs a script at the beginning of each page that is opened from now on in this test. */
    void onEachPage(String script) {
        scripts.add(browser.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script)));
    }
}
