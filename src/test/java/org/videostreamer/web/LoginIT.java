package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.videostreamer.config.TlsFiles;
import org.videostreamer.testing.Accounts;
import org.videostreamer.testing.FreePorts;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.TestCertificate;

/** What a person does who has to log in, in a real Chromium. */
class LoginIT extends BrowserPerClass {

    /** Notes all that the page asks for by itself, with the answers' statuses. */
    private static final String NOTE_REQUESTS = """
            window.asked = [];
            const original = window.fetch;
            window.fetch = async (...all) => {
              const answer = await original(...all);
              window.asked.push((all[1]?.method ?? 'GET') + ' ' + answer.status);
              return answer;
            };
            """;

    private static final String USER = "{password_hash: '" + Accounts.PASSWORD_HASH + "', rights: control}";

    @TempDir
    Path folder;

    private int port;
    private Path file;
    private RunningApp app;

    @BeforeEach
    void start() throws IOException {
        port = FreePorts.any();
        file = folder.resolve("cameras.yaml");
        configure("alice", "root");
        app = RunningApp.ofFile(file);
        onEachPage(NOTE_REQUESTS);
    }

    @AfterEach
    void stop() {
        browser.manage().deleteAllCookies();
        browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
        app.close();
    }

    private void configure(String... users) throws IOException {
        StringBuilder text = new StringBuilder("server: {listen: '0.0.0.0:" + port + "'}\nstreams:\n"
                + "  sample: {input_uri: 'test?size=640x480&fps=20'}\n"
                + "  other: {input_uri: 'test?size=320x240&fps=5'}\nusers:\n");
        for (String user : users) {
            text.append("  ").append(user).append(": ").append(USER).append('\n');
        }
        Files.writeString(file, text);
    }

    private void reload() {
        HttpRequest request = HttpRequest.newBuilder(app.uri("/api/reload"))
                .header("Authorization", Accounts.basic("root", "password"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        assertThat(app.send(request).statusCode()).isEqualTo(200);
    }

    private String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    private void open(String path) {
        page.open("about:blank");
        page.open(address(path));
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(PATIENCE).until(condition);
    }

    private void untilAt(String beginning) {
        until(() -> browser.getCurrentUrl().startsWith(address(beginning)));
    }

    private void logIn(String user, String password) {
        until(() -> !browser.findElements(By.id("user")).isEmpty());
        browser.findElement(By.id("user")).clear();
        browser.findElement(By.id("user")).sendKeys(user, Keys.TAB, password, Keys.ENTER);
    }

    private void logOut() {
        browser.findElement(By.cssSelector("#account summary")).click();
        assertThat(page.text("account")).contains("Logged in as alice");
        browser.findElement(By.id("log-out")).click();
        untilAt("/login?out=1");
    }

    private void untilAsked(String... oneOf) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat((List<?>) page.run("return window.asked"))
                .map(Object::toString)
                .containsAnyOf(oneOf));
    }

    @Test
    void aPersonLogsInLooksChangesAndLogsOut() {
        open("/ui/sample?quality=5#MPEG1&show=cross");
        untilAt("/login?next=ui%2Fsample%3Fquality%3D5");
        logIn("alice", "wrong");
        until(() -> page.text("trouble").equals("The user or the password is wrong."));
        logIn("alice", "password");
        untilAt("/ui/sample?quality=5#MPEG1");
        assertThat(browser.getCurrentUrl()).contains("show=cross");
        assertThat(page.plays("canvas")).isTrue();
        page.choose("MJPEG");
        assertThat(page.plays("canvas")).isTrue();
        page.choose("VP8");
        assertThat(page.plays("video")).isTrue();
        untilAsked("POST 201");
        browser.findElement(By.tagName("body")).sendKeys("i");
        untilAsked("PATCH 200");
        page.choose("MJPEG");
        // The end of the connection may come before the page's word of it.
        untilAsked("DELETE 200", "DELETE 404");
        assertThat(calibrate("''")).as("without what only our page knows").isEqualTo(403L);
        assertThat(calibrate("session.csrf_token")).isEqualTo(200L);
        logOut();
        until(() -> page.text("news").equals("You are logged out."));
        assertThat(page.run("return fetch('api/streams').then((answer) => answer.status)"))
                .isEqualTo(401L);
    }

    private Object calibrate(String proof) {
        return browser.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                fetch(new URL('api/session', document.baseURI))
                  .then((answer) => answer.json())
                  .then((session) => fetch(new URL('api/streams/sample/calibration', document.baseURI), {
                    method: 'PUT',
                    headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': PROOF },
                    body: '{"pixel_size": 2}',
                  }))
                  .then((answer) => done(answer.status));
                """.replace("PROOF", proof));
    }

    @Test
    void whoeverSitsThereNextFindsNothingBehindTheButtonBack() {
        open("/");
        untilAt("/login");
        logIn("alice", "password");
        until(() ->
                browser.findElements(By.cssSelector("[data-stream=sample] a")).size() > 0);
        assertThat(page.text("account")).contains("alice");
        browser.findElement(By.cssSelector("[data-stream=sample] a")).click();
        untilAt("/ui/sample");
        until(() -> browser.findElements(By.cssSelector("#account summary")).size() > 0);
        logOut();
        browser.navigate().back();
        untilAt("/login");
        assertThat(browser.findElements(By.cssSelector("canvas, video, img"))).isEmpty();
        assertThat(browser.findElements(By.id("user"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MJPEG", "MPEG1", "VP8"})
    void aPageThatIsOpenWhenItsSessionEndsSaysSoAndShowsNothing(String format) throws IOException {
        open("/ui/sample#" + format);
        logIn("alice", "password");
        untilAt("/ui/sample");
        assertThat(page.plays(format.equals("VP8") ? "video" : "canvas")).isTrue();
        configure("root");
        reload();
        until(() -> (Boolean) page.run("const { shadowRoot } = document.querySelector('camera-view');"
                + "return shadowRoot.getElementById('notice').innerText.includes('You are not logged in')"
                + " && !shadowRoot.getElementById('picture') && shadowRoot.getElementById('still').hidden"));
        assertThat(page.text("account")).isEqualTo("Log in");
        configure("alice", "root");
        reload();
        browser.findElement(By.cssSelector("camera-view .log-in")).click();
        untilAt("/login?next=ui%2Fsample");
        logIn("alice", "password");
        untilAt("/ui/sample");
        assertThat(browser.getCurrentUrl()).contains("#" + format);
        assertThat(page.plays(format.equals("VP8") ? "video" : "canvas")).isTrue();
    }

    @Test
    void aDashboardThatIsOpenWhenItsSessionEndsSaysSoAndShowsNothing() throws IOException {
        open("/#size=l");
        logIn("alice", "password");
        until(() -> browser.findElements(By.cssSelector("[data-stream]")).size() == 2);
        configure("root");
        reload();
        until(() -> page.text("empty-text").contains("You are not logged in"));
        assertThat(browser.findElements(By.cssSelector("[data-stream]"))).isEmpty();
        browser.findElement(By.id("log-in-here")).click();
        untilAt("/login");
        logIn("root", "password");
        untilAt("/#size=l");
        until(() -> browser.findElements(By.cssSelector("[data-stream]")).size() == 2);
    }

    @Test
    void whoLogsInInAnotherWindowGoesOnInTheFirst() throws IOException {
        open("/ui/sample#MJPEG");
        logIn("alice", "password");
        untilAt("/ui/sample");
        assertThat(page.plays("canvas")).isTrue();
        browser.manage().deleteAllCookies();
        until(() -> page.text("account").equals("Log in"));
        assertThat(browser.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                fetch('/api/login', {
                  method: 'POST',
                  headers: { 'Content-Type': 'application/json' },
                  body: '{"user": "root", "password": "password"}',
                }).then(({ status }) => done(status));
                """)).isEqualTo(200L);
        assertThat(page.plays("canvas")).isTrue();
        until(() -> page.text("account").contains("root"));
    }

    @Test
    void byTlsTheBrowserTakesACookieThatGoesByTlsAlone() throws IOException {
        browser.executeCdpCommand("Security.setIgnoreCertificateErrors", Map.of("ignore", true));
        TlsFiles files = TestCertificate.of(1).in(folder);
        int own = FreePorts.any();
        Path secured = folder.resolve("secured.yaml");
        Files.writeString(secured, """
                server: {listen: '127.0.0.1:%d', tls: {certificate: '%s', key: '%s'}}
                streams: {sample: {input_uri: 'test?size=640x480&fps=20'}}
                users: {alice: %s}
                """.formatted(own, files.certificate(), files.key(), USER));
        try (RunningApp served = RunningApp.ofFile(secured)) {
            String server = "https://127.0.0.1:" + served.port();
            page.open(server + "/ui/sample#MPEG1");
            until(() -> browser.getCurrentUrl().startsWith(server + "/login?next=ui%2Fsample"));
            logIn("alice", "password");
            until(() -> browser.getCurrentUrl().startsWith(server + "/ui/sample"));
            assertThat(page.plays("canvas")).isTrue();
            assertThat(browser.manage().getCookies()).singleElement().satisfies(cookie -> {
                assertThat(cookie.getName()).isEqualTo("__Host-video-streamer-" + own);
                assertThat(cookie.isSecure()).isTrue();
                assertThat(cookie.isHttpOnly()).isTrue();
            });
            page.run("document.getElementById('log-out').click()");
            until(() -> browser.getCurrentUrl().startsWith(server + "/login?out=1"));
            assertThat(browser.manage().getCookies()).isEmpty();
        } finally {
            browser.executeCdpCommand("Security.setIgnoreCertificateErrors", Map.of("ignore", false));
        }
    }

    @Test
    void nextLeadsToNoPageOfAnotherServer() {
        open("/login?next=" + "http%3A%2F%2Fcamera.example%3A" + port + "%2Fui%2Fsample");
        logIn("alice", "password");
        until(() -> browser.getCurrentUrl().equals(address("/")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dark", "light"})
    void anybodyCanReadAndOperateTheLoginPage(String scheme) throws IOException {
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        phone();
        open("/ui/sample#MJPEG");
        untilAt("/login");
        until(() -> "user".equals(page.run("return document.activeElement.id")));
        assertThat(offences()).isEqualTo("");
        assertFits();
        logIn("nobody", "wrong");
        until(() -> !page.text("trouble").isEmpty());
        assertThat(page.run("return document.activeElement.id")).isEqualTo("password");
        assertThat(offences()).as("with what went wrong").isEqualTo("");
        logIn("alice", "password");
        untilAt("/ui/sample");
        for (String path : List.of("/ui/sample#MJPEG", "/")) {
            open(path);
            until(() -> browser.findElements(By.cssSelector("#account summary")).size() > 0);
            browser.findElement(By.cssSelector("#account summary")).click();
            until(() -> browser.findElement(By.id("log-out")).isDisplayed());
            assertThat(offences()).as(path).isEqualTo("");
            assertFits();
            browser.findElement(By.cssSelector("#account summary")).sendKeys(Keys.ESCAPE);
            assertThat(browser.findElement(By.id("log-out")).isDisplayed()).isFalse();
        }
    }

    private void phone() {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 390, "height", 844, "deviceScaleFactor", 1, "mobile", true));
    }

    private void assertFits() {
        assertThat((Long) page.run("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390L);
        assertThat(
                        page.run(
                                "return [...document.querySelectorAll('#account *, #login *, header button')]"
                                        + ".filter((each) => each.checkVisibility()).every((each) => {"
                                        + " const { left, right } = each.getBoundingClientRect(); return left >= 0 && right <= 390; })"))
                .isEqualTo(true);
    }

    private Object offences() throws IOException {
        browser.executeScript(Files.readString(Path.of("page/node_modules/axe-core/axe.min.js")));
        return browser.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run().then(({ violations }) => done(violations.map(({ id, nodes }) =>
                  id + ': ' + nodes.map(({ html }) => html).join(' | ')).join('\\n')));
                """);
    }
}
