package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.interactions.Actions;
import org.videostreamer.testing.Configs;
import org.videostreamer.testing.RunningApp;

/** The element camera-view on pages of others, in a real Chromium. */
class CameraViewIT extends BrowserPerClass {

    /** Writes the element into a page that is not ours, and keeps what it tells. */
    private static final String EMBED = """
            const [server, format] = arguments;
            document.body.innerHTML = '';
            const view = document.createElement('camera-view');
            view.setAttribute('server', server);
            view.setAttribute('stream', 'camera');
            view.setAttribute('format', format);
            view.style.width = '640px';
            window.told = { frame: [], state: [], click: [] };
            for (const type of Object.keys(window.told)) {
              view.addEventListener(type, (event) => window.told[type].push(event.detail));
            }
            document.body.append(view);
            const script = document.createElement('script');
            script.src = server + '/static/camera-view.js';
            document.body.append(script);
            """;

    private static final String STRICT = "default-src 'none'; script-src 'self' http://127.0.0.1:*;"
            + " connect-src * ws:; img-src *; style-src 'self'";

    @Test
    void aPageOfAnotherHostIsToldOfEachPictureAndWhereItWasPressed() {
        try (RunningApp host = RunningApp.of("test");
                RunningApp app = new RunningApp(Configs.readableFrom(
                        Configs.stream("test?size=640x480&fps=20"), "http://127.0.0.1:" + host.port()))) {
            page.open("http://127.0.0.1:" + host.port() + "/health/live");
            browser.executeScript(EMBED, "http://127.0.0.1:" + app.port(), "mjpeg");
            assertThat(page.plays("canvas")).isTrue();
            await().atMost(PATIENCE).until(() -> (Boolean) page.run("return window.told.frame.length > 3"));
            @SuppressWarnings("unchecked")
            Map<String, Object> frame = (Map<String, Object>) page.run("return window.told.frame.at(-1)");
            assertThat((Long) frame.get("number")).isPositive();
            assertThat((Long) frame.get("time")).isGreaterThan(1_000_000_000_000_000L);
            assertThat(((Number) frame.get("age")).doubleValue()).isBetween(0.0, 10_000.0);
            await().atMost(PATIENCE)
                    .until(() -> "live".equals(page.run("return window.told.state.at(-1)?.state ?? ''")));
            new Actions(browser)
                    .moveToElement(browser.findElement(By.tagName("camera-view")), 100, -50)
                    .click()
                    .perform();
            assertThat(page.run(
                            "return JSON.stringify(window.told.click.map(({x, y}) => [Math.floor(x), Math.floor(y)]))"))
                    .isEqualTo("[[420,190]]");
            Object file = browser.executeAsyncScript("""
                    const done = arguments[arguments.length - 1];
                    document.querySelector('camera-view').snapshot({ overlays: true }).then(({ type, size }) => done(type + (size > 1000)));
                    """);
            assertThat(file).isEqualTo("image/pngtrue");
        }
    }

    @Test
    void aPageThatMayNotReadTheAnswersSeesThePictures() {
        try (RunningApp host = RunningApp.of("test");
                RunningApp app = RunningApp.of("test?size=640x480&fps=20")) {
            page.open("http://127.0.0.1:" + host.port() + "/health/live");
            browser.executeScript(EMBED, "http://127.0.0.1:" + app.port(), "auto");
            assertThat(page.plays("canvas")).isTrue();
            await().atMost(PATIENCE).until(() -> (Boolean) page.run("return window.told.frame.length > 3"));
            browser.executeScript("document.querySelector('camera-view').format = 'mjpeg'");
            await().atMost(PATIENCE).until(() -> "img"
                    .equals(page.run("return document.querySelector('camera-view').picture?.localName")));
            await().atMost(PATIENCE).until(() -> app.viewers() == 1);
            browser.executeScript("document.querySelector('camera-view').remove()");
            await().atMost(PATIENCE).until(() -> app.viewers() == 0);
        }
    }

    @Test
    void aStrictPolicyOfThePageForbidsNothingThatItNeeds() {
        try (RunningApp app = RunningApp.of("test?size=640x480&fps=20")) {
            String address = "http://127.0.0.1:" + app.port();
            page.open(address + "/health/live");
            page.run(
                    "const meta = document.createElement('meta'); meta.httpEquiv = 'Content-Security-Policy';"
                            + "meta.content = \"" + STRICT + "\"; document.head.append(meta);"
                            + "window.violations = []; document.addEventListener('securitypolicyviolation',"
                            + " ({ violatedDirective, sourceFile }) => window.violations.push(violatedDirective + ' ' + sourceFile))");
            for (String format : new String[] {"mpeg1", "mjpeg"}) {
                browser.executeScript(EMBED, address, format);
                assertThat(page.plays("canvas")).isTrue();
                assertThat(page.run("return getComputedStyle(document.querySelector('camera-view')).display"))
                        .as("its style sheet is there")
                        .isEqualTo("block");
            }
            // The player of MPEG-1 brings a style sheet of its own, for which there is no use here.
            assertThat(String.valueOf(
                            page.run("return window.violations.filter((each) => !each.includes('jsmpeg')).join()")))
                    .doesNotContain("style");
        }
    }
}
