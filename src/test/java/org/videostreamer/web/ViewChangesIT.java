package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.videostreamer.config.OutputFormat;
import org.videostreamer.testing.Chromium;
import org.videostreamer.testing.Configs;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.StreamBuilder;

/** Pictures whose size changes while a real Chromium plays them. */
class ViewChangesIT extends BrowserPerClass {

    /** Keeps what the page connects to. */
    private static final String KEEP_CONNECTIONS = """
            window.sockets = [];
            const Socket = window.WebSocket;
            window.WebSocket = class extends Socket {
              constructor(...all) {
                super(...all);
                window.sockets.push(this);
              }
            };
            window.viewers = [];
            const original = window.fetch;
            window.fetch = async (...all) => {
              const answer = await original(...all);
              if (answer.headers.has('X-Viewer')) {
                window.viewers.push(answer.headers.get('X-Viewer'));
              }
              return answer;
            };
            """;

    @Test
    void thePlayerOfMpeg1GoesOnAcrossAnotherSize() {
        try (RunningApp app = showing(OutputFormat.MPEG1)) {
            open(app);
            assertThat(page.plays("canvas")).isTrue();
            page.run("window.sockets.at(-1).send(JSON.stringify({size: [320, 0]}))");
            awaitWidth("width", 320);
            assertThat(page.plays("canvas")).isTrue();
            page.run("window.sockets.at(-1).send(JSON.stringify({size: null}))");
            awaitWidth("width", 640);
            assertThat(page.plays("canvas")).isTrue();
            assertThat(page.run("return window.sockets.length")).isEqualTo(1L);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = OutputFormat.class,
            names = {"VP8", "H264"})
    void thePlayerOfWebRtcGoesOnAcrossAnotherSize(OutputFormat format) {
        try (RunningApp app = showing(format)) {
            open(app);
            assertThat(page.plays("video")).isTrue();
            page.run(
                    "fetch('/api/streams/camera/viewers/' + window.viewers[0],"
                            + " {method: 'PATCH', headers: {'Content-Type': 'application/json'}, body: JSON.stringify({size: [320, 0]})})");
            awaitWidth("videoWidth", 320);
            assertThat(page.plays("video")).isTrue();
            assertThat(page.run("return window.viewers.length")).isEqualTo(1L);
            await().atMost(PATIENCE).until(() -> page.toldNumber() > 0);
        }
    }

    private void open(RunningApp app) {
        onEachPage(KEEP_CONNECTIONS);
        page.open("http://127.0.0.1:" + app.port() + "/ui");
    }

    private void awaitWidth(String property, long width) {
        await().atMost(PATIENCE)
                .until(() -> Long.valueOf(width).equals(page.run("return " + Chromium.PICTURE + "?." + property)));
    }

    private static RunningApp showing(OutputFormat format) {
        return new RunningApp(Configs.everywhere(
                StreamBuilder.of("test?size=640x480&fps=20").format(format).build()));
    }
}
