package org.videostreamer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import org.videostreamer.testing.Chromium;
import org.videostreamer.testing.MjpegClient;

/** How soon the pages show something in Chromium, and what a stream's page takes of it beside a plain video element. */
final class PageBench implements Measurement {

    private static final List<String> FORMATS = List.of("AUTO", "VP8", "H264", "MPEG1", "MJPEG");
    private static final int ROUNDS = 5;
    private static final int TILES = 20;
    private static final double MOST_MILLIS = 500;
    private static final double MOST_MILLIS_OF_TILES = 1_000;
    private static final long SETTLE_MILLIS = TimeUnit.SECONDS.toMillis(10);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    /** Notes when the first picture can be read from the screen, and when so many tiles have one; in ms since the navigation. */
    private static final String NOTE_FIRST = Chromium.NUMBER_IN_PICTURE + """
            window.first = 0;
            const isThere = () =>
              numberInPicture(document.querySelector('camera-view')?.picture) >= 0 ||
              document.querySelectorAll('.tile canvas[data-number]').length >= %d;
            const look = () => {
              // Reading a picture back takes tens of ms, which are not the page's.
              const now = performance.now();
              if (isThere()) window.first = now;
              else requestAnimationFrame(look);
            };
            requestAnimationFrame(look);
            """.formatted(TILES);

    /** The least page that plays the same. */
    private static final String PLAIN = """
            const done = arguments[arguments.length - 1];
            const peer = (window.peer = new RTCPeerConnection());
            const transceiver = peer.addTransceiver('video', { direction: 'recvonly' });
            const { codecs } = RTCRtpReceiver.getCapabilities('video');
            transceiver.setCodecPreferences(codecs.filter(({ mimeType }) => mimeType === 'video/VP8'));
            const video = document.createElement('video');
            video.muted = video.autoplay = true;
            video.width = 900;
            document.body.replaceChildren(video);
            video.srcObject = new MediaStream([transceiver.receiver.track]);
            (async () => {
              await peer.setLocalDescription();
              const headers = { 'Content-Type': 'application/sdp' };
              const answer = await fetch('/whep/', { method: 'POST', headers, body: peer.localDescription.sdp });
              await peer.setRemoteDescription({ type: 'answer', sdp: await answer.text() });
            })().then(() => done(), done);
            """;

    private final ChildProcesses children;
    private final long millis;
    private Table first = Table.of(
            "first-pictures",
            "From a navigation to the first picture on the screen, warm cameras, milliseconds",
            1,
            "page",
            "p50",
            "most");
    private Table cores = Table.of(
            "page-cores",
            "CPU of all of Chromium's processes while a page shows a test card of 640x480 at 20 pictures a second",
            1,
            "page",
            "cores");

    PageBench(ChildProcesses children, int seconds) {
        this.children = children;
        this.millis = TimeUnit.SECONDS.toMillis(seconds);
    }

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory(Path.of("target"), "page").toAbsolutePath();
        ChromeDriver browser = Chromium.open(profile);
        browser.manage().window().setSize(new Dimension(1600, 1400));
        try {
            measureStream(browser, report);
            measureTiles(browser, report);
        } finally {
            browser.quit();
        }
        report.add(first);
        report.add(cores);
    }

    private void measureStream(ChromeDriver browser, Report report) throws IOException, InterruptedException {
        try (Server server = Server.startEverywhere(children, "-uri", "test?size=640x480&fps=20")) {
            server.connect().close();
            keepWarm(server);
            String page = "http://127.0.0.1:" + server.port() + "/ui#";
            Map<String, Object> script =
                    browser.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", NOTE_FIRST));
            for (String format : FORMATS) {
                Bench.progress("first picture by " + format + " in Chromium");
                double median = note("stream, " + format, browser, page + format);
                if (format.equals("AUTO")) {
                    report.add(Target.atMost("first picture on a stream's page", MOST_MILLIS, median, "ms", 0));
                }
            }
            browser.executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", script);
            Bench.progress("CPU of Chromium");
            browser.get("http://127.0.0.1:" + server.port() + "/health/live");
            browser.executeAsyncScript(PLAIN);
            cores = cores.with("a plain <video>, VP8", coresOf());
            for (String format : FORMATS.subList(1, FORMATS.size())) {
                browser.get("about:blank");
                browser.get(page + format);
                cores = cores.with("stream, " + format, coresOf());
            }
            browser.get("about:blank");
        }
    }

    /** Watches it on a thread of its own until the server ends. */
    private static void keepWarm(Server server) {
        Thread viewer = new Thread(
                () -> {
                    try (MjpegClient client = new MjpegClient(server.port(), "/video/")) {
                        while (true) {
                            client.next();
                        }
                    } catch (RuntimeException | AssertionError e) {
                        // the server has ended
                    }
                },
                "viewer");
        viewer.setDaemon(true);
        viewer.start();
    }

    private void measureTiles(ChromeDriver browser, Report report) throws IOException, InterruptedException {
        Map<String, String> cameras = new LinkedHashMap<>();
        for (int i = 0; i < TILES; i++) {
            cameras.put("camera-" + i, "test?size=640x480&fps=5");
        }
        try (StreamsFile file = StreamsFile.preloaded("bench-page", cameras);
                Server server = Server.startWith(children, file)) {
            server.connect().close();
            Bench.progress(TILES + " tiles in Chromium");
            Map<String, Object> script =
                    browser.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", NOTE_FIRST));
            double median = note(TILES + " tiles", browser, "http://127.0.0.1:" + server.port() + "/#size=s");
            report.add(Target.atMost(TILES + " tiles on a dashboard, all seen", MOST_MILLIS_OF_TILES, median, "ms", 0));
            browser.executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", script);
            cores = cores.with(TILES + " tiles", coresOf());
            browser.get("about:blank");
        }
    }

    /** The first navigation, of a browser and a server that have compiled nothing yet, does not count. */
    private double note(String what, ChromeDriver browser, String address) throws InterruptedException {
        List<Double> all = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            browser.get("about:blank");
            browser.get(address);
            double at = awaitFirst(browser);
            if (round > 0) {
                all.add(at);
            }
        }
        double median = Numbers.median(all);
        first = first.with(what, Numbers.fixed(median, 0), Numbers.fixed(Numbers.percentile(all, 1), 0));
        return median;
    }

    private static double awaitFirst(ChromeDriver browser) throws InterruptedException {
        long giveUpAt = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < giveUpAt) {
            double at = ((Number) browser.executeScript("return window.first")).doubleValue();
            if (at > 0) {
                return at;
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("no picture came at " + browser.getCurrentUrl());
    }

    private String coresOf() throws IOException, InterruptedException {
        Thread.sleep(SETTLE_MILLIS);
        Map<Long, Double> before = browserSeconds();
        long begin = System.nanoTime();
        Thread.sleep(millis);
        double seconds = (System.nanoTime() - begin) / 1e9;
        double used = 0;
        for (Map.Entry<Long, Double> each : browserSeconds().entrySet()) {
            used += each.getValue() - before.getOrDefault(each.getKey(), 0.0);
        }
        return Numbers.fixed(used / seconds, 2);
    }

    private static Map<Long, Double> browserSeconds() throws IOException {
        Map<Long, Double> seconds = new LinkedHashMap<>();
        List<Long> processes = ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("/chromium"))
                .map(ProcessHandle::pid)
                .toList();
        for (long process : processes) {
            seconds.put(process, new ProcessUsage(process).cpuSeconds());
        }
        return seconds;
    }
}
