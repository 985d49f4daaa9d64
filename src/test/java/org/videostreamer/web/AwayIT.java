package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.WindowType;
import org.videostreamer.testing.Chromium;
import org.videostreamer.testing.Configs;
import org.videostreamer.testing.RunningApp;

/** A stream's page in a real Chromium that is hidden and frozen, whose network goes, or whose machine sleeps. */
class AwayIT extends BrowserPerClass {

    private static final int FPS = 20;

    /** What is on the screen, and whether it is told to be live, at each animation frame at which that is another. */
    private static final String WATCH = Chromium.NUMBER_IN_PICTURE + """
            const view = document.querySelector('camera-view');
            window.seen = [];
            let last = '';
            const look = () => {
              const number = numberInPicture(view.picture);
              const isLive = view.shadowRoot.getElementById('stage').dataset.condition === 'live';
              const now = `${number} ${isLive}`;
              if (now !== last) {
                last = now;
                window.seen.push([number, isLive]);
              }
              requestAnimationFrame(look);
            };
            look();
            """;

    @Test
    void aFrozenPageHasNoConnectionAndIsLiveAgainWhenItIsSeen() {
        try (RunningApp app = serving()) {
            open(app, "MPEG1");
            page.run("""
                    window.told = [];
                    for (const type of ['freeze', 'resume']) {
                      document.addEventListener(type, () => window.told.push(type));
                    }
                    """);
            String window = browser.getWindowHandle();
            String other = browser.switchTo().newWindow(WindowType.TAB).getWindowHandle();
            await("a hidden page").atMost(PATIENCE).until(() -> app.viewers() == 0);
            browser.switchTo().window(window);
            browser.executeCdpCommand("Page.setWebLifecycleState", Map.of("state", "frozen"));
            browser.executeCdpCommand("Page.setWebLifecycleState", Map.of("state", "active"));
            await().atMost(PATIENCE)
                    .until(() -> page.run("return window.told.join()").equals("freeze,resume"));
            browser.switchTo().window(other).close();
            browser.switchTo().window(window);
            assertThat(page.plays("canvas")).isTrue();
            await().atMost(PATIENCE).until(() -> page.text("state").equals("live"));
            assertThat(app.viewers()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MJPEG", "MPEG1", "VP8"})
    void aNetworkThatGoesIsToldAndTheStreamPlaysOnWhenItIsBack(String format) {
        try (RunningApp app = serving()) {
            open(app, format);
            network(false);
            await().atMost(PATIENCE).until(() -> page.text("state").equals("no connection to the server"));
            network(true);
            await().atMost(PATIENCE).until(() -> page.text("state").equals("live"));
            assertThat(page.plays(element(format))).isTrue();
            await().atMost(PATIENCE).until(() -> app.viewers() == 1);
        } finally {
            network(true);
        }
    }

    private void network(boolean there) {
        browser.executeCdpCommand("Network.enable", Map.of());
        browser.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", !there, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** Longer than a page can be held up, and so short that it is no sleep to the page. */
    @ParameterizedTest
    @ValueSource(strings = {"MJPEG 5", "MPEG1 5", "VP8 5", "MJPEG 2", "MPEG1 2"})
    void aBrowserThatWasStoppedShowsNoOldPictureAsLive(String formatAndSeconds) {
        String format = formatAndSeconds.split(" ")[0];
        int pictures = FPS * Integer.parseInt(formatAndSeconds.split(" ")[1]);
        try (RunningApp app = serving()) {
            open(app, format);
            await().atMost(PATIENCE).until(() -> page.toldLatency() > 0);
            page.run(WATCH);
            await().atMost(PATIENCE).until(() -> seen().size() > 2);
            long[] stopped = {0};
            long woken = Chromium.asleep(() -> {
                stopped[0] = newest(app);
                await().atMost(PATIENCE).until(() -> newest(app) > stopped[0] + pictures);
                return newest(app);
            });
            await().atMost(PATIENCE)
                    .until(() -> seen().stream().anyMatch(each -> number(each) > woken && isLive(each)));
            assertThat(page.plays(element(format))).isTrue();
            // What stood on the screen when it fell asleep, or was about to, is no picture that it shows.
            assertThat(seen())
                    .filteredOn(each -> number(each) > stopped[0] + FPS / 2 && isLive(each))
                    .isNotEmpty()
                    .allSatisfy(each -> assertThat(number(each)).isGreaterThan(woken - FPS));
            await().atMost(PATIENCE).until(() -> app.viewers() == 1);
        }
    }

    /** The clock by which a page measures stands still while its machine sleeps; that of the day does not. */
    @Test
    void aMachineThatSleptAnHourIsTakenForAsleepThoughItsClockStoodStill() {
        try (RunningApp app = serving()) {
            open(app, "MJPEG");
            page.run("""
                    window.told = [];
                    document.querySelector('camera-view').addEventListener('state', ({ detail }) => window.told.push(detail));
                    const now = Date.now;
                    Date.now = () => now() + 3_600_000;
                    """);
            await().atMost(PATIENCE).until(() -> page.run("return window.told.at(0)?.title ?? ''")
                    .equals("The picture stands still for 60 min"));
            await().atMost(PATIENCE)
                    .until(() -> page.run("return window.told.at(-1).state").equals("live"));
            assertThat(page.plays("canvas")).isTrue();
            await().atMost(PATIENCE).until(() -> app.viewers() == 1);
        }
    }

    private void open(RunningApp app, String format) {
        page.open("http://127.0.0.1:" + app.port() + "/ui#" + format);
        assertThat(page.plays(element(format))).isTrue();
        await().atMost(PATIENCE).until(() -> page.text("state").equals("live"));
    }

    private List<?> seen() {
        return (List<?>) page.run("return window.seen");
    }

    private static long number(Object seen) {
        return (Long) ((List<?>) seen).get(0);
    }

    private static boolean isLive(Object seen) {
        return (Boolean) ((List<?>) seen).get(1);
    }

    private static long newest(RunningApp app) {
        return new JsonObject(new String(app.get("/api/stream").body())).getLong("frame");
    }

    private static RunningApp serving() {
        return new RunningApp(Configs.everywhere(Configs.stream("test?size=640x480&fps=" + FPS)));
    }

    private static String element(String format) {
        return format.startsWith("M") ? "canvas" : "video";
    }
}
