package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.interactions.Actions;
import org.videostreamer.access.AccessToken;
import org.videostreamer.testing.Chromium;
import org.videostreamer.testing.DocumentedCode;
import org.videostreamer.testing.FreePorts;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.SystemCommand;

/** What docs/embedding.md shows, as it is written there, on pages of another host in a real Chromium. */
class EmbeddingIT extends BrowserPerClass {

    private static final String DOCUMENT = "docs/embedding.md";
    private static final String NOTE_ADDRESSES = """
            window.addresses = [];
            const Original = window.WebSocket;
            window.WebSocket = class extends Original {
              constructor(address, ...all) {
                super(address, ...all);
                window.addresses.push(address);
              }
            };
            """;

    private static final Path PACKAGES = Path.of("page/node_modules").toAbsolutePath();

    @TempDir
    Path folder;

    private int port;

    @BeforeEach
    void choosePort() {
        port = FreePorts.any();
    }

    /** The camera's server, which pages of the host may read. */
    private RunningApp serving(RunningApp host) throws IOException {
        return servingTo(origin(host));
    }

    private RunningApp servingTo(String origin) throws IOException {
        return servingTo(origin, "");
    }

    private RunningApp servingTo(String origin, String more) throws IOException {
        return RunningApp.ofFile(Files.writeString(folder.resolve("cameras.yaml"), """
                server: {listen: '0.0.0.0:%d', allowed_origins: ['%s']}
                streams: {sample: {input_uri: 'test?size=640x480&fps=20'}}
                %s
                """.formatted(port, origin, more)));
    }

    private static String origin(RunningApp host) {
        return "http://camera.example:" + host.port();
    }

    /** Opens an empty page of the host. */
    private void visit(RunningApp host) {
        page.open(origin(host) + "/health/live");
        page.run("document.body.innerHTML = ''");
    }

    private String documented(String heading, String language) {
        return atServer(DocumentedCode.below(DOCUMENT, heading, language));
    }

    private String atServer(String code) {
        return code.replace("http://camera-server:8000", "http://127.0.0.1:" + port);
    }

    @Test
    void aPlainPage() throws IOException {
        HttpServer host = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        serve(host, "/", "text/html; charset=utf-8", documented("## A page", "html"));
        host.start();
        String origin = "http://camera.example:" + host.getAddress().getPort();
        onEachPage("window.logged = []; console.log = (...all) => window.logged.push(all.join(' '))");
        try (RunningApp app = servingTo(origin)) {
            page.open(origin + "/");
            assertThat(page.plays("video")).isTrue();
            new Actions(browser)
                    .moveToElement(browser.findElement(By.tagName("camera-view")))
                    .click()
                    .perform();
            await().atMost(PATIENCE)
                    .until(() ->
                            (Boolean) page.run("return window.logged.some((line) => /^move to 3(19|20)/.test(line))"
                                    + " && window.logged.some((line) => /^[0-9]+ [0-9]/.test(line))"));
            assertThat(app.viewers()).isEqualTo(1);
        } finally {
            host.stop(0);
        }
    }

    @Test
    void aPageOfReact() throws Exception {
        Files.writeString(folder.resolve("SampleView.jsx"), documented("## React", "jsx"));
        Files.writeString(folder.resolve("main.jsx"), """
                import { StrictMode } from "react";
                import { createRoot } from "react-dom/client";
                import { SampleView } from "./SampleView.jsx";

                window.pressed = [];
                window.root = createRoot(document.body);
                window.show = (server) =>
                  window.root.render(
                    <StrictMode>
                      <SampleView server={server} onPress={(...at) => window.pressed.push(at.map(Math.floor))} />
                    </StrictMode>,
                  );
                """);
        try (RunningApp host = RunningApp.of("test");
                RunningApp app = serving(host)) {
            visit(host);
            browser.executeScript(
                    "const script = document.createElement('script'); script.textContent = arguments[0];"
                            + "document.head.append(script)",
                    bundled());
            page.run("document.body.style.width = '640px'; window.show('http://127.0.0.1:" + port + "')");
            assertThat(page.plays("video")).isTrue();
            new Actions(browser)
                    .moveToElement(browser.findElement(By.tagName("camera-view")), 100, -50)
                    .click()
                    .perform();
            await().atMost(PATIENCE).until(() -> page.run("return JSON.stringify(window.pressed)")
                    .equals("[[420,190]]"));
            page.run("window.root.unmount()");
            await().atMost(PATIENCE).until(() -> app.viewers() == 0);
        }
    }

    /** As an application is that has the packages in its node_modules. */
    private String bundled() throws IOException, InterruptedException {
        Path packages = Files.createDirectory(folder.resolve("node_modules"));
        for (String each : List.of("react", "react-dom")) {
            Files.createSymbolicLink(packages.resolve(each), PACKAGES.resolve(each));
        }
        Files.createSymbolicLink(
                packages.resolve("video-streamer-camera-view"),
                Path.of("page/dist/package").toAbsolutePath());
        Files.writeString(folder.resolve("vite.config.mjs"), """
                export default {
                  logLevel: "warn",
                  define: { "process.env.NODE_ENV": '"production"' },
                  build: { minify: false, lib: { entry: "main.jsx", formats: ["iife"], name: "app", fileName: () => "app.js" } },
                };
                """);
        Process vite = SystemCommand.of(
                        "node", PACKAGES.resolve("vite/bin/vite.js").toString(), "build")
                .directory(folder.toFile())
                .start();
        assertThat(vite.waitFor()).isZero();
        return Files.readString(folder.resolve("dist/app.js"));
    }

    @Test
    void aPageThatShowsWhoAsks() throws IOException {
        HttpServer host = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        serve(host, "/", "text/html; charset=utf-8", """
                <!doctype html>
                <title>Sample</title>
                <script src="http://127.0.0.1:%d/static/camera-view.js"></script>
                %s""".formatted(port, documented("## Users and tokens", "html")));
        serve(host, "/camera-token", "text/plain", "secret");
        host.start();
        String origin = "http://camera.example:" + host.getAddress().getPort();
        onEachPage(NOTE_ADDRESSES);
        try (RunningApp app = servingTo(
                origin,
                "tokens: {page: {sha256: '" + new AccessToken("secret").hash().hex() + "', rights: view}}")) {
            page.open(origin + "/");
            assertThat(page.plays("video")).isTrue();
            for (String format : List.of("mpeg1", "mjpeg")) {
                page.run("document.querySelector('camera-view').format = '" + format + "'");
                assertThat(page.plays("canvas")).isTrue();
            }
            page.run("window.createImageBitmap = undefined; document.querySelector('camera-view').format = 'mpeg1'");
            assertThat(page.plays("canvas")).isTrue();
            assertThat(page.run("return new Set(window.addresses).size"))
                    .as("a token each")
                    .isEqualTo(2L);
            page.run("document.querySelector('camera-view').format = 'mjpeg'");
            await().atMost(PATIENCE)
                    .until(() -> (Boolean) page.run("return (" + Chromium.PICTURE + ")?.naturalWidth === 640"));
            assertThat((String) page.run("return (" + Chromium.PICTURE + ").src"))
                    .contains("?advance_headers=1")
                    .contains("&token=t.page~");
            assertThat((String) page.run("return document.documentElement.outerHTML"))
                    .doesNotContain("t.page~");
            page.run("document.querySelector('camera-view').authorization = 'Bearer wrong'");
            await().atMost(PATIENCE)
                    .until(() -> (Boolean) page.run("return document.querySelector('camera-view').loggedOut"));
        } finally {
            host.stop(0);
        }
    }

    private static void serve(HttpServer host, String path, String type, String text) {
        byte[] document = text.getBytes(StandardCharsets.UTF_8);
        host.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, document.length);
            exchange.getResponseBody().write(document);
            exchange.close();
        });
    }

    @Test
    void aTextPanelOfGrafana() throws IOException {
        try (RunningApp host = RunningApp.of("test");
                RunningApp app = serving(host)) {
            visit(host);
            browser.executeScript("document.body.innerHTML = arguments[0]", documented("## Grafana", "html"));
            assertThat(page.plays("video")).isTrue();
        }
    }

    /** Of Grafana there is only the rule by which it cleans a panel's text: what js-xss lets through, and style and class. */
    @Test
    void anImageInATextPanelThatGrafanaCleans() throws IOException {
        String image = atServer(DocumentedCode.within(DOCUMENT, "## Grafana", "<img "));
        String panel = documented("## Grafana", "html") + image;
        try (RunningApp host = RunningApp.of("test");
                RunningApp app = serving(host)) {
            visit(host);
            browser.executeScript(Files.readString(PACKAGES.resolve("xss/dist/xss.min.js")));
            browser.executeScript("""
                    const whiteList = filterXSS.getDefaultWhiteList();
                    Object.values(whiteList).forEach((attributes) => attributes.push('class', 'style'));
                    document.body.innerHTML = new filterXSS.FilterXSS({ whiteList }).process(arguments[0]);
                    """, panel);
            await().atMost(PATIENCE).until(() ->
                    (Boolean) page.run("return document.images[document.images.length - 1].naturalWidth === 640"));
            assertThat(browser.findElements(By.tagName("camera-view"))).isEmpty();
            assertThat(app.viewers()).isEqualTo(1);
        }
    }

    @Test
    void anIframe() throws IOException {
        try (RunningApp host = RunningApp.of("test");
                RunningApp app = serving(host)) {
            visit(host);
            browser.executeScript("document.body.innerHTML = arguments[0]", documented("## An iframe", "html"));
            browser.switchTo().frame(0);
            assertThat(page.plays("video")).isTrue();
            assertThat(page.run("return document.fullscreenEnabled")).isEqualTo(true);
            browser.findElement(By.id("link")).click();
            await().atMost(PATIENCE)
                    .until(() -> (Boolean) page.run("return document.body.innerText.includes('Link copied')"));
            page.choose("MPEG1");
            assertThat(page.plays("canvas")).isTrue();
            assertThat(app.viewers()).isEqualTo(1);
        }
    }
}
