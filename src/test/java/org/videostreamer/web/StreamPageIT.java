package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.interactions.PointerInput;
import org.openqa.selenium.interactions.Sequence;
import org.videostreamer.testing.Chromium;
import org.videostreamer.testing.FreePorts;
import org.videostreamer.testing.RunningApp;

/** What a person does with the tools of a stream's page, in a real Chromium. */
class StreamPageIT extends BrowserPerClass {

    /** Its ramp has in column x of 640 the value x·65535/639, rounded down. */
    private static final String DEEP = "test?depth=16&size=640x480&fps=20";

    private static final String VIEW = "document.querySelector('camera-view')";

    @TempDir
    Path folder;

    private int port;

    @BeforeEach
    void choosePort() {
        port = FreePorts.any();
    }

    /** A stream at an address that stays the same when it is served anew. */
    private RunningApp serving(String uri, String... more) {
        String text = "server: {listen: '127.0.0.1:" + port + "'}\nstreams: {camera: {input_uri: '" + uri + "'"
                + String.join("", List.of(more)) + "}}\n";
        try {
            return RunningApp.ofFile(Files.writeString(folder.resolve("camera.yaml"), text));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void open(RunningApp app, String behind) {
        page.open("about:blank");
        page.open("http://127.0.0.1:" + app.port() + "/ui/camera" + behind);
        await().atMost(PATIENCE).until(() -> page.text("state").equals("live"));
        await().atMost(PATIENCE).until(() -> (Boolean) page.run("return " + VIEW + ".toWindow({x: 0, y: 0}) != null"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"#MJPEG", "#MPEG1"})
    void theSampleUnderTheHandIsTheCamerasOwn(String format) {
        try (RunningApp app = serving(DEEP, ", pixel_size: [2, 4], origin: [100, 0]")) {
            open(app, format);
            pointAt(300.5, 50.5);
            assertThat(page.text("position")).isEqualTo("300, 50 px");
            assertThat(page.text("world")).isEqualTo("401.0, 202.0 µm");
            await().atMost(PATIENCE).until(() -> page.text("value").equals("" + 300 * 65535 / 639));
            press("t");
            pointAt(20.5, 80.5);
            assertThat(page.text("position")).as("in a picture on its side").isEqualTo("20, 80 px");
            await().atMost(PATIENCE).until(() -> page.text("value").equals("" + 20 * 65535 / 639));
        }
    }

    @Test
    void theRulerTellsWhatTheCalibrationSays() {
        try (RunningApp app = serving(DEEP, ", pixel_size: [2, 4]")) {
            open(app, "#MJPEG");
            press("r");
            drag(100, 100, 400, 100);
            assertThat(metres()).isBetween(595.0, 605.0);
            drag(150, 150, 150, 350);
            assertThat(metres()).isBetween(795.0, 805.0);
            assertThat(page.text("ruler")).contains("-90.0°");
            press("f");
            press("+");
            assertThat(metres()).as("whatever the zoom").isBetween(795.0, 805.0);
        }
    }

    @Test
    void theWindowIsSetByDraggingItsEnd() {
        try (RunningApp app = serving(DEEP)) {
            open(app, "?window=0,65535#MPEG1&panel=1");
            assertThat(page.plays("canvas")).isTrue();
            // Without its zoom the histogram has all values there may be.
            page.run("document.getElementById('histogram-close').click()");
            await().atMost(PATIENCE).until(() -> !value("window-high").isEmpty());
            assertThat(shadeAt(480)).as("three quarters of the ramp").isBetween(180, 200);
            var plot = browser.findElement(By.id("histogram"));
            int width = plot.getSize().getWidth();
            new Actions(browser)
                    .moveToElement(plot, width / 2 - 2, 0)
                    .clickAndHold()
                    .moveByOffset(-width / 2 + 2, 0)
                    .release()
                    .perform();
            await().atMost(PATIENCE).until(() -> Double.parseDouble(value("window-high")) < 40_000);
            await().atMost(PATIENCE).until(() -> shadeAt(480) > 250);
            assertThat(shadeAt(160)).isBetween(100, 160);
            await().atMost(PATIENCE).until(() -> browser.getCurrentUrl().contains("window="));
            press("W");
            await().atMost(PATIENCE).until(() -> !browser.getCurrentUrl().contains("window="));
            assertThat(app.viewers()).as("all over one connection").isEqualTo(1);
        }
    }

    @Test
    void everythingHasAKey() {
        try (RunningApp app = serving("test?size=640x480&fps=20")) {
            open(app, "#MJPEG");
            press("1");
            assertThat(page.text("zoom")).isEqualTo("100 %");
            press("+");
            assertThat(page.text("zoom")).isEqualTo("125 %");
            press("2");
            assertThat(page.text("zoom")).isEqualTo("200 %");
            press("c");
            press("b");
            assertThat(pressed("cross") + pressed("scale")).isEqualTo("truetrue");
            press("t");
            assertThat(page.run("return " + VIEW + ".view.rotate")).isEqualTo(90L);
            press("x");
            assertThat(page.run("return " + VIEW + ".view.flip")).isEqualTo("h");
            press("m");
            press("i");
            await().atMost(PATIENCE)
                    .until(() -> browser.getCurrentUrl().contains("colormap=viridis")
                            && browser.getCurrentUrl().contains("invert=1"));
            press("?");
            assertThat(page.text("help")).contains("Ruler: distance and angle").contains("Shift+W");
            browser.findElement(By.id("help-close")).click();
            press("n");
            await().atMost(PATIENCE).until(() -> !"MJPEG".equals(page.run("return " + VIEW + ".shownFormat")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MPEG1", "MJPEG"})
    void aRegionIsShownInFullAndALinkShowsItAgain(String format) {
        try (RunningApp app = serving("test?size=640x480&fps=20", ", size: [320, 0]")) {
            open(app, "#" + format);
            assertThat(page.plays("canvas")).isTrue();
            assertThat(size()).isEqualTo("320x240");
            press("c");
            press("g");
            drag(100, 100, 300, 250);
            await().atMost(PATIENCE).until(() -> size().matches("20[0-2]x15[0-2]"));
            String shown = size();
            page.run("navigator.clipboard.writeText = (text) => ((window.copied = text), Promise.resolve())");
            press("k");
            await().atMost(PATIENCE).until(() -> page.run("return window.copied ?? null") != null);
            String link = String.valueOf(page.run("return window.copied"));
            page.open("about:blank");
            page.open(link);
            await().atMost(PATIENCE).until(() -> size().equals(shown));
            assertThat(page.run("return " + VIEW + ".shownFormat")).isEqualTo(format);
            assertThat(pressed("cross")).isEqualTo("true");
            pointAt(200.5, 200.5);
            assertThat(page.text("position")).isEqualTo("200, 200 px");
            press("Delete");
            await().atMost(PATIENCE).until(() -> size().equals("320x240"));
            assertThat(page.plays("canvas")).isTrue();
            await().atMost(PATIENCE).until(() -> app.viewers() == 1);
        }
    }

    @Test
    void whatIsSavedIsCalledByStreamNumberAndTime() {
        Map<String, String> extensions =
                Map.of("jpeg", "jpg", "png", "png", "png16", "png", "tiff", "tif", "npy", "npy", "overlays", "png");
        try (RunningApp app = serving(DEEP)) {
            open(app, "#MJPEG&show=cross,scale");
            assertThat(page.plays("canvas")).isTrue();
            await().atMost(PATIENCE).until(() -> page.toldNumber() > 0);
            page.run(
                    "HTMLAnchorElement.prototype.click = function () { window.saved = `${this.download} ${this.href}` }");
            extensions.forEach((which, extension) -> {
                page.run("window.saved = undefined");
                press("s");
                await().atMost(PATIENCE).until(() -> !browser.findElements(By.id("snapshot-" + which))
                        .isEmpty());
                browser.findElement(By.id("snapshot-" + which)).click();
                await().atMost(PATIENCE).until(() -> page.run("return window.saved ?? null") != null);
                assertThat(String.valueOf(page.run("return window.saved")))
                        .as(which)
                        .matches("camera-[0-9]{6}-[0-9]{8}T[0-9]{6}\\.[0-9]{3}Z\\." + extension + " blob:.*");
            });
        }
    }

    @Test
    void aServerThatEndsAndStartsAnewIsToldAndPlaysOnWithOneConnection() {
        RunningApp first = serving("test?size=640x480&fps=20");
        open(first, "#MPEG1");
        assertThat(page.plays("canvas")).isTrue();
        first.close();
        await().atMost(PATIENCE).until(() -> page.text("state").equals("no connection to the server"));
        assertThat(notice()).contains("No connection to the server").contains("tries again");
        try (RunningApp second = serving("test?size=640x480&fps=20")) {
            await().atMost(PATIENCE).until(() -> page.text("state").equals("live"));
            assertThat(page.plays("canvas")).isTrue();
            await().atMost(PATIENCE).until(() -> second.viewers() == 1);
        }
    }

    @Test
    void aStreamThatIsTakenOutOfTheConfigurationIsToldAndComesBack() throws IOException {
        Path file = folder.resolve("camera.yaml");
        try (RunningApp app = serving("test?size=640x480&fps=20")) {
            String before = Files.readString(file);
            open(app, "#MJPEG");
            assertThat(page.plays("canvas")).isTrue();
            Files.writeString(file, before.replace("camera:", "other:"));
            app.reload();
            await().atMost(PATIENCE).until(() -> notice().contains("There is no such stream"));
            Files.writeString(file, before);
            app.reload();
            await().atMost(PATIENCE).until(() -> page.text("state").equals("live"));
            assertThat(page.plays("canvas")).isTrue();
        }
    }

    @Test
    void anybodyCanReadAndOperateIt() throws IOException {
        String axe = Files.readString(Path.of("page/node_modules/axe-core/axe.min.js"));
        try (RunningApp app = serving(DEEP)) {
            for (String scheme : List.of("dark", "light")) {
                browser.executeCdpCommand(
                        "Emulation.setEmulatedMedia",
                        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
                open(app, "#MJPEG&show=cross,scale&panel=1&ruler=10,10,200,100&line=0,10,639,10");
                await().atMost(PATIENCE).until(() -> !page.text("maximum").equals("–"));
                browser.executeScript(axe);
                Object found = browser.executeAsyncScript("""
                        const done = arguments[arguments.length - 1];
                        axe.run().then(({ violations }) => done(violations.map(({ id, nodes }) =>
                          id + ': ' + nodes.map(({ html }) => html).join(' | ')).join('\\n')));
                        """);
                assertThat(found).as(scheme).isEqualTo("");
            }
        } finally {
            browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
        }
    }

    @Test
    void twoFingersZoomAndOneMoves() {
        browser.executeCdpCommand("Emulation.setTouchEmulationEnabled", Map.of("enabled", true, "maxTouchPoints", 2));
        try (RunningApp app = serving("test?size=640x480&fps=20")) {
            open(app, "#MJPEG");
            page.run("window.pressed = 0; " + VIEW + ".addEventListener('click', () => window.pressed++)");
            double before = zoom();
            touch(List.of(280, 240, 180, 240), List.of(360, 240, 460, 240));
            assertThat(zoom()).as("fingers 80 pixels apart that go to 280").isBetween(2.5 * before, 4.5 * before);
            double zoomed = zoom();
            Map<String, Object> there = inWindow(320, 240);
            touch(List.of(320, 240, 320, 200));
            assertThat(number(inWindow(320, 240).get("y"))).isLessThan(number(there.get("y")) - 10);
            assertThat(zoom()).isEqualTo(zoomed);
            touch(List.of(320, 240, 320, 240));
            await().atMost(PATIENCE)
                    .until(() -> page.run("return window.pressed").equals(1L));
            press("r");
            touch(List.of(300, 230, 340, 230));
            assertThat(page.text("ruler")).contains("px");
        } finally {
            browser.executeCdpCommand("Emulation.setTouchEmulationEnabled", Map.of("enabled", false));
        }
    }

    /** Fingers that go each from a pixel of the camera to another, all at once. */
    @SafeVarargs
    private void touch(List<Integer>... ways) {
        List<Sequence> fingers = new ArrayList<>();
        for (List<Integer> way : ways) {
            Map<String, Object> from = inWindow(way.get(0), way.get(1));
            Map<String, Object> to = inWindow(way.get(2), way.get(3));
            PointerInput finger = new PointerInput(PointerInput.Kind.TOUCH, "finger " + fingers.size());
            PointerInput.Origin origin = PointerInput.Origin.viewport();
            Sequence sequence = new Sequence(finger, 0)
                    .addAction(
                            finger.createPointerMove(Duration.ZERO, origin, whole(from.get("x")), whole(from.get("y"))))
                    .addAction(finger.createPointerDown(PointerInput.MouseButton.LEFT.asArg()));
            if (!from.equals(to)) {
                sequence.addAction(finger.createPointerMove(
                        Duration.ofMillis(100), origin, whole(to.get("x")), whole(to.get("y"))));
            }
            fingers.add(sequence.addAction(finger.createPointerUp(PointerInput.MouseButton.LEFT.asArg())));
        }
        browser.perform(fingers);
    }

    private double zoom() {
        return number(page.run("return " + VIEW + ".zoom"));
    }

    private static double number(Object told) {
        return ((Number) told).doubleValue();
    }

    private void pointAt(double x, double y) {
        Map<String, Object> at = inWindow(x, y);
        PointerInput mouse = new PointerInput(PointerInput.Kind.MOUSE, "mouse");
        browser.perform(List.of(new Sequence(mouse, 0)
                .addAction(mouse.createPointerMove(
                        Duration.ZERO, PointerInput.Origin.viewport(), whole(at.get("x")), whole(at.get("y"))))));
        String there = (int) x + ", " + (int) y + " px";
        await().atMost(PATIENCE).until(() -> page.text("position").equals(there));
    }

    private void drag(double x1, double y1, double x2, double y2) {
        Map<String, Object> from = inWindow(x1, y1);
        Map<String, Object> to = inWindow(x2, y2);
        PointerInput mouse = new PointerInput(PointerInput.Kind.MOUSE, "mouse");
        Duration step = Duration.ofMillis(50);
        PointerInput.Origin window = PointerInput.Origin.viewport();
        browser.perform(List.of(new Sequence(mouse, 0)
                .addAction(mouse.createPointerMove(step, window, whole(from.get("x")), whole(from.get("y"))))
                .addAction(mouse.createPointerDown(PointerInput.MouseButton.LEFT.asArg()))
                .addAction(mouse.createPointerMove(step, window, whole(to.get("x")), whole(to.get("y"))))
                .addAction(mouse.createPointerUp(PointerInput.MouseButton.LEFT.asArg()))));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> inWindow(double x, double y) {
        return (Map<String, Object>) page.run("return " + VIEW + ".toWindow({x: " + x + ", y: " + y + "})");
    }

    private static int whole(Object told) {
        return Math.toIntExact(Math.round(number(told)));
    }

    private void press(String key) {
        new Actions(browser).sendKeys(key.equals("Delete") ? Keys.DELETE : key).perform();
    }

    private String pressed(String id) {
        return browser.findElement(By.id(id)).getDomAttribute("aria-pressed");
    }

    private String value(String id) {
        return String.valueOf(page.run("return document.getElementById('" + id + "')?.value ?? ''"));
    }

    /** What the ruler says, in µm. */
    private double metres() {
        await().atMost(PATIENCE)
                .until(() -> !browser.findElements(By.id("ruler")).isEmpty());
        return Double.parseDouble(page.text("ruler").split(" µm")[0]);
    }

    private String size() {
        return String.valueOf(page.run("const p = " + Chromium.PICTURE + "; return p ? p.width + 'x' + p.height : ''"));
    }

    private String notice() {
        return String.valueOf(page.run("return " + VIEW + ".shadowRoot.getElementById('notice').textContent"));
    }

    /** How bright a column of the ramp is on the screen, 0 to 255. */
    private int shadeAt(int column) {
        return ((Long) page.run("const p = " + Chromium.PICTURE + ";"
                        + "const c = document.createElement('canvas'); c.width = p.width; c.height = p.height;"
                        + "const x = c.getContext('2d'); x.drawImage(p, 0, 0);"
                        + "return x.getImageData(" + column + ", 60, 1, 1).data[1]"))
                .intValue();
    }
}
