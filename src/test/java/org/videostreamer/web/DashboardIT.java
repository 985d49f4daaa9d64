package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.videostreamer.config.StreamConfig;
import org.videostreamer.limits.Limit;
import org.videostreamer.testing.Cameras;
import org.videostreamer.testing.Chromium;
import org.videostreamer.testing.FreePorts;
import org.videostreamer.testing.MisbehavingCamera;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.StreamBuilder;

/** All streams of a port on one page, in a real Chromium. */
class DashboardIT extends BrowserPerClass {

    /** Counts the connections that a page opens, and those that are open. */
    private static final String COUNT_SOCKETS = """
            window.sockets = [];
            const Original = window.WebSocket;
            window.WebSocket = class extends Original {
              constructor(...all) {
                super(...all);
                window.sockets.push(this);
              }
            };
            """;

    /** Reads the number in the strip of the test card that a tile shows; −1 if unreadable. */
    private static final String READ_TILE = Chromium.NUMBER_IN_PICTURE + """
            const canvas = document.querySelector(`[data-stream="${arguments[0]}"] canvas`);
            return canvas && canvas.width >= 100 ? numberInPicture(canvas) : -1;
            """;

    @BeforeAll
    void makeRoom() {
        // So high that two large tiles fit below each other.
        browser.manage().window().setSize(new Dimension(1000, 1000));
    }

    @BeforeEach
    void countSockets() {
        onEachPage(COUNT_SOCKETS);
    }

    private static RunningApp three() {
        return new RunningApp(Cameras.together(
                Cameras.card("sample", "640x480"),
                Cameras.card("overview", "640x480"),
                Cameras.card("attic", "640x480")));
    }

    private void open(RunningApp app, String hash) {
        // Only another path makes a browser load the page anew.
        page.open("about:blank");
        page.open("http://127.0.0.1:" + app.port() + "/" + hash);
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(PATIENCE).until(condition);
    }

    private long number(String stream) {
        return (Long) browser.executeScript(READ_TILE, stream);
    }

    /** Waits until a tile has painted three pictures, each later than the one before. */
    private void moves(String stream) {
        for (int i = 0; i < 3; i++) {
            long before = number(stream);
            until(() -> number(stream) > before);
        }
    }

    /** In one step: a page may turn at any moment. */
    private List<?> names() {
        return (List<?>) page.run("return [...document.querySelectorAll('.tile')].map((tile) => tile.dataset.stream)");
    }

    private List<WebElement> tiles() {
        return browser.findElements(By.cssSelector(".tile"));
    }

    private String text(String stream) {
        return browser.findElement(By.cssSelector("[data-stream='" + stream + "']"))
                .getText();
    }

    /** The shape and the word. */
    private String state(String stream) {
        return browser.findElement(By.cssSelector("[data-stream='" + stream + "'] .state"))
                .getText()
                .replaceAll("\\s+", " ");
    }

    private long openSockets() {
        return (Long) page.run("return window.sockets.filter((one) => one.readyState <= 1).length");
    }

    @Test
    void allTilesMoveOverOneConnectionAndTellWhatTheyShow() {
        try (RunningApp app = three()) {
            open(app, "");
            moves("sample");
            moves("overview");
            moves("attic");
            assertThat(page.run("return window.sockets.length")).isEqualTo(1L);
            until(() -> state("sample").equals("● live"));
            until(() -> text("sample").contains("640×480 · 8 bit"));
            until(() -> text("sample").matches("(?s).*camera (9|10)\\.\\d fps, shown \\d\\.\\d.*"));
            until(() -> text("sample").matches("(?s).*age \\d\\.\\d s.*"));
            until(() -> text("sample").contains("1 viewer"));
            assertThat(page.text("total")).isEqualTo("3 streams");
            until(() -> page.text("states").contains("3"));
            tiles().get(1).findElement(By.tagName("a")).click();
            page.choose("MPEG1");
            assertThat(page.plays("canvas")).isTrue();
            assertThat(browser.getCurrentUrl()).contains("/ui/overview");
        }
    }

    @Test
    void theAddressHoldsWhatIsChosenAndShowsTheSameAgain() {
        try (RunningApp app = three()) {
            open(app, "");
            until(() -> names().equals(List.of("sample", "overview", "attic")));
            browser.findElement(By.cssSelector("#sort option[value=name]")).click();
            assertThat(names()).isEqualTo(List.of("attic", "overview", "sample"));
            new Actions(browser).sendKeys("/").sendKeys("v").perform();
            until(() -> names().equals(List.of("overview")));
            browser.findElement(By.id("size-s")).click();
            String chosen = browser.getCurrentUrl();
            assertThat(chosen).endsWith("/#filter=v&sort=name&size=s");

            open(app, chosen.substring(chosen.indexOf('#')));
            until(() -> names().equals(List.of("overview")));
            assertThat(page.run("return document.body.dataset.size")).isEqualTo("s");
            moves("overview");
            page.run("location.hash = '#filter=nothing'");
            until(() -> page.text("empty-text").equals("No stream matches."));
            browser.findElement(By.id("show-all")).click();
            until(() -> names().size() == 3);
        }
    }

    @Test
    void tilesAreDrawnAndSteppedToAnotherPlace() {
        try (RunningApp app = three()) {
            open(app, "");
            until(() -> names().equals(List.of("sample", "overview", "attic")));
            List<WebElement> tiles = tiles();
            new Actions(browser)
                    .clickAndHold(tiles.get(2).findElement(By.className("handle")))
                    .moveToElement(tiles.get(0))
                    .release()
                    .perform();
            until(() -> names().equals(List.of("attic", "sample", "overview")));
            browser.findElement(By.cssSelector("[data-stream=attic] .handle")).sendKeys(Keys.ARROW_RIGHT);
            assertThat(names()).isEqualTo(List.of("sample", "attic", "overview"));
            assertThat(browser.getCurrentUrl()).endsWith("/#sort=own&order=sample,attic,overview");
            assertThat(page.run("return document.activeElement.closest('.tile').dataset.stream"))
                    .isEqualTo("attic");
            browser.findElement(By.cssSelector("[data-stream=attic] a")).sendKeys(Keys.ARROW_LEFT);
            assertThat(page.run("return document.activeElement.closest('.tile').dataset.stream"))
                    .isEqualTo("sample");
            moves("attic");
        }
    }

    @Test
    void aWallShowsNothingButPicturesAndTurnsItsPages() {
        try (RunningApp app = new RunningApp(Cameras.together(cards(7)))) {
            open(app, "#wall=1&size=l");
            until(() -> names().equals(List.of("card-0", "card-1", "card-2", "card-3")));
            moves("card-3");
            assertThat(browser.findElement(By.className("bar")).isDisplayed()).isFalse();
            assertThat(page.run("return document.documentElement.scrollHeight <= innerHeight"))
                    .isEqualTo(true);
            new Actions(browser).sendKeys(Keys.ARROW_RIGHT).perform();
            until(() -> names().equals(List.of("card-4", "card-5", "card-6")));
            moves("card-6");
            until(() -> renditions(app, "card-0").isEmpty());
            page.run("location.hash = '#wall=1&size=l&cycle=1'");
            until(() -> names().contains("card-0"));
            until(() -> names().contains("card-4"));
            new Actions(browser).sendKeys(Keys.ESCAPE).perform();
            until(() -> names().size() == 7);
            assertThat(browser.getCurrentUrl()).endsWith("/#size=l&cycle=1");
        }
    }

    @Test
    void aCameraThatIsPulledTellsWhyAndComesBack() {
        try (MisbehavingCamera camera = new MisbehavingCamera().start();
                RunningApp app = new RunningApp(Cameras.together(
                        StreamBuilder.of(camera.uri()).name("pulled").build(), Cameras.card("other", "640x480")))) {
            open(app, "#sort=state");
            until(() -> state("pulled").equals("● live"));
            camera.stop();
            until(() -> state("pulled").equals("✕ failed"));
            assertThat(app.get("/api/streams/pulled").body()).asString().contains(reasonOf("pulled"));
            assertThat(names()).isEqualTo(List.of("pulled", "other"));
            until(() -> page.run("return document.getElementById('news').textContent")
                    .toString()
                    .startsWith("pulled, failed: "));
            moves("other");
            camera.start();
            until(() -> state("pulled").equals("● live"));
        }
    }

    private String reasonOf(String stream) {
        return browser.findElement(By.cssSelector("[data-stream='" + stream + "'] .why"))
                .getText();
    }

    @Test
    void itHealsWhenTheServerWasKilledAndStartedAgain(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("cameras.yaml");
        Files.writeString(file, """
                server: {listen: '127.0.0.1:%d'}
                streams:
                  sample: {input_uri: 'test?fps=10&size=640x480'}
                  overview: {input_uri: 'test?fps=10&size=640x480'}
                """.formatted(FreePorts.any()));
        try (RunningApp app = RunningApp.ofFile(file)) {
            open(app, "");
            moves("sample");
        }
        until(() -> page.text("server").startsWith("The server has not answered for"));
        until(() -> !browser.findElements(By.cssSelector(".tile[data-veiled]")).isEmpty());
        try (RunningApp app = RunningApp.ofFile(file)) {
            moves("sample");
            moves("overview");
            until(() -> page.text("server").isEmpty());
            until(() ->
                    browser.findElements(By.cssSelector(".tile[data-veiled]")).isEmpty());
            assertThat(openSockets()).isEqualTo(1);
            until(() -> viewers(app, "sample") == 1);
        }
    }

    @Test
    void aBrowserThatSleptShowsNothingOldAndIsLiveAgain() {
        try (RunningApp app = new RunningApp(Cameras.together(
                Map.of(Limit.WRITE_IDLE_SECONDS, 3L),
                Optional.empty(),
                Cameras.card("sample", "640x480"),
                Cameras.card("overview", "640x480")))) {
            open(app, "");
            moves("sample");
            page.run("""
                    window.drawn = [];
                    const canvas = document.querySelector('[data-stream=sample] canvas');
                    new MutationObserver(() => window.drawn.push([Date.now(), Number(canvas.dataset.number)]))
                        .observe(canvas, { attributeFilter: ['data-number'] });
                    """);
            long[] woken = Chromium.asleep(() -> {
                until(() -> viewers(app, "sample") == 0);
                return new long[] {
                    System.currentTimeMillis(), status(app, "sample").getLong("frame")
                };
            });
            moves("sample");
            List<?> drawn = (List<?>) page.run(
                    "return window.drawn.filter(([at]) => at >= " + woken[0] + ").map(([, number]) => number)");
            assertThat(drawn).isNotEmpty().allSatisfy(number -> assertThat((Long) number)
                    .isGreaterThan(woken[1] - 20));
            assertThat(openSockets()).isEqualTo(1);
        }
    }

    @Test
    void whatIsOutOfSightIsNotWatchedAndAHiddenPageWatchesNothing() {
        try (RunningApp app = new RunningApp(Cameras.together(cards(30)))) {
            open(app, "");
            moves("card-0");
            until(() -> renditions(app, "card-29").isEmpty());
            until(() -> renditions(app, "card-0").size() == 1);
            page.run("scrollTo(0, document.documentElement.scrollHeight)");
            moves("card-29");
            until(() -> renditions(app, "card-0").isEmpty());
            assertThat(openSockets()).isEqualTo(1);
            page.run("""
                    Object.defineProperty(document, 'hidden', { configurable: true, value: true });
                    document.dispatchEvent(new Event('visibilitychange'));
                    """);
            until(() -> renditions(app, "card-29").isEmpty());
            assertThat(openSockets()).isZero();
            page.run("delete document.hidden; document.dispatchEvent(new Event('visibilitychange'));");
            moves("card-29");
        }
    }

    @Test
    void nothingMovesOnThePageWhileStatesChange() {
        try (MisbehavingCamera camera = new MisbehavingCamera().start();
                RunningApp app = new RunningApp(Cameras.together(
                        StreamBuilder.of(camera.uri()).name("pulled").build(), Cameras.card("other", "640x480")))) {
            open(app, "");
            until(() -> state("pulled").equals("● live"));
            page.run("""
                    window.shifts = 0;
                    new PerformanceObserver((list) => {
                      list.getEntries().forEach((entry) => (window.shifts += entry.value));
                    }).observe({ type: 'layout-shift' });
                    """);
            camera.stop();
            until(() -> state("pulled").equals("✕ failed"));
            camera.start();
            until(() -> state("pulled").equals("● live"));
            // The word of a state alone takes more room or less.
            assertThat(((Number) page.run("return window.shifts")).doubleValue())
                    .isLessThan(0.001);
        }
    }

    private static StreamConfig[] cards(int number) {
        return IntStream.range(0, number)
                .mapToObj(card -> Cameras.card("card-" + card, "640x480"))
                .toArray(StreamConfig[]::new);
    }

    private static JsonArray renditions(RunningApp app, String stream) {
        return status(app, stream).getJsonArray("renditions");
    }

    private static int viewers(RunningApp app, String stream) {
        return status(app, stream).getInteger("viewers");
    }

    private static JsonObject status(RunningApp app, String stream) {
        return new JsonObject(Buffer.buffer(app.get("/api/streams/" + stream).body()));
    }
}
