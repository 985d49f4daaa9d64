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
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.config.OutputFormat;
import org.videostreamer.frame.Size;
import org.videostreamer.limits.Limit;
import org.videostreamer.testing.Cameras;
import org.videostreamer.testing.FreePorts;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.TileClient;
import org.videostreamer.testing.TileClient.Tile;

/** What a page gets that shows many streams over one connection. */
class TilesRouteTest {

    private static RunningApp app(Map<Limit, Long> limits) {
        return new RunningApp(Cameras.together(
                limits, Optional.empty(), Cameras.card("sample", "640x480"), Cameras.card("overview", "400x300")));
    }

    @Test
    void allStreamsInViewComeTogetherOverOneConnection() throws Exception {
        try (RunningApp app = app(Map.of());
                TileClient page = new TileClient(app.port()).show("sample", "overview")) {
            page.live("sample");
            page.live("overview");
            List<Tile> first = page.live("sample", "overview");
            List<Tile> second = page.live("sample", "overview");
            assertThat(second).extracting(Tile::burst).containsOnly(first.get(0).burst() + 1L);
            assertThat(second).extracting(Tile::size).containsOnly(new Size(320, 240));
            Map<String, Tile> before = first.stream().collect(Collectors.toMap(Tile::stream, tile -> tile));
            assertThat(second).allSatisfy(tile -> {
                assertThat(tile.number())
                        .isGreaterThan(before.get(tile.stream()).number());
                assertThat(tile.sent()).isGreaterThanOrEqualTo(tile.arrived());
                assertThat(tile.taken()).isPositive();
            });
        }
    }

    @Test
    void aPageThatDrawsNothingGetsTwoBurstsAndThenTheNewest() throws Exception {
        try (RunningApp app = app(Map.of());
                TileClient asleep = new TileClient(app.port()).show("sample");
                TileClient awake = new TileClient(app.port()).show("sample")) {
            asleep.burst();
            Tile last = asleep.burst().get(0);
            assertThat(last.burst()).isEqualTo(2);
            for (int i = 0; i < 5; i++) {
                awake.live("sample");
            }
            assertThat(asleep.socket().waiting()).isZero();
            Tile newest = awake.live("sample").get(0);
            asleep.say("{\"ack\":2}");
            Tile next = asleep.burst().get(0);
            assertThat(next.burst()).isEqualTo(3);
            assertThat(next.number()).isGreaterThanOrEqualTo(newest.number());
        }
    }

    @Test
    void allPagesShareWhatIsEncoded() throws Exception {
        try (RunningApp app = app(Map.of());
                TileClient one = new TileClient(app.port()).say("{\"fps\":4}").show("sample");
                TileClient other = new TileClient(app.port()).say("{\"fps\":5}").show("sample")) {
            one.live("sample");
            other.live("sample");
            await().until(() -> renditions(app, "sample").equals(List.of("MJPEG quality 4 size 320x0 fps 5.0 of 2")));
        }
    }

    @Test
    void whatIsOutOfSightIsNotEncoded() throws Exception {
        try (RunningApp app = app(Map.of());
                TileClient page = new TileClient(app.port()).show("sample", "overview")) {
            page.live("sample");
            page.live("overview");
            page.say("{\"hide\":[\"sample\"]}");
            await().until(() -> renditions(app, "sample").isEmpty());
            page.live("overview");
            page.close();
            await().until(() -> renditions(app, "overview").isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource({"s, 192, 144", "m, 320, 240", "l, 640, 480"})
    void sizesAreThoseThatArePromised(String size, int width, int height) throws Exception {
        try (RunningApp app = app(Map.of());
                TileClient page = new TileClient(app.port()).show("sample").say("{\"size\":\"" + size + "\"}")) {
            Size wanted = new Size(width, height);
            await().until(() -> page.live("sample").get(0).size().equals(wanted));
            await().until(() -> renditions(app, "sample").size() == 1);
        }
    }

    @Test
    void whatDoesNotComeIsToldWithItsReason() throws Exception {
        try (RunningApp app = new RunningApp(Cameras.together(
                        Cameras.card("sample", "160x120"),
                        Cameras.servedAs(Cameras.card("video", "160x120"), OutputFormat.VP8)));
                TileClient page = new TileClient(app.port()).show("sampel", "", "video", "sample")) {
            assertThat(page.socket().nextText())
                    .isEqualTo("{\"stream\":\"sampel\",\"error\":\"there is no stream of this name\"}");
            assertThat(page.socket().nextText())
                    .isEqualTo("{\"stream\":\"\",\"error\":\"there is no stream of this name\"}");
            assertThat(page.socket().nextText())
                    .isEqualTo("{\"stream\":\"video\",\"error\":\"the stream is not served as MJPEG, nor as single"
                            + " pictures\"}");
            assertThat(page.live("sample")).hasSize(1);
        }
    }

    @Test
    void aStreamThatIsRemovedIsToldAndTheOthersGoOn(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("cameras.yaml");
        int port = FreePorts.any();
        write(file, port, "sample", "overview");
        try (RunningApp app = RunningApp.ofFile(file);
                TileClient page = new TileClient(app.port()).show("sample", "overview")) {
            page.live("sample");
            write(file, port, "overview");
            app.reload();
            assertThat(page.socket().nextText()).startsWith("{\"stream\":\"sample\",\"error\":\"");
            page.live("overview");
        }
    }

    private static void write(Path file, int port, String... streams) throws IOException {
        StringBuilder text = new StringBuilder("server: {listen: ['127.0.0.1:" + port + "']}\nstreams:\n");
        for (String stream : streams) {
            text.append("  ").append(stream).append(": {input_uri: 'test?fps=10&size=160x120'}\n");
        }
        Files.writeString(file, text);
    }

    @Test
    void whatIsWrongIsAnsweredAndEndsNothing() throws Exception {
        try (RunningApp app = app(Map.of());
                TileClient page = new TileClient(app.port()).show("sample")) {
            page.live("sample");
            page.say("sample");
            assertThat(page.socket().nextText()).contains("not a JSON object");
            page.say("{\"fps\": 60}");
            assertThat(page.socket().nextText()).isEqualTo("{\"error\":\"fps: expected a whole number from 2 to 5\"}");
            page.say("{\"ack\": 100000}");
            assertThat(page.socket().nextText()).isEqualTo("{\"error\":\"ack: there is no such burst yet\"}");
            page.live("sample");
        }
    }

    @Test
    void aPageMayShowSoManyStreamsAndChangeThemSoOften() throws Exception {
        try (RunningApp app = app(Map.of(Limit.TILE_STREAMS, 1L, Limit.VIEW_CHANGES_PER_SECOND, 2L));
                TileClient page = new TileClient(app.port()).show("sample", "overview")) {
            assertThat(page.socket().nextText())
                    .isEqualTo("{\"stream\":\"overview\",\"error\":\"a page may show 1 streams at once\"}");
            for (int i = 0; i < 5; i++) {
                page.say("{\"size\":\"s\"}");
            }
            assertThat(page.socket().nextText())
                    .isEqualTo("{\"error\":\"what is in view may be changed 2 times a second\"}");
            page.live("sample");
            assertThat(reached(app, Limit.TILE_STREAMS)).isEqualTo(1);
            assertThat(reached(app, Limit.VIEW_CHANGES_PER_SECOND)).isPositive();
        }
    }

    @Test
    void aPageThatStaysAwayIsDisconnectedAndItsStreamsEnd() throws Exception {
        try (RunningApp app = app(Map.of(Limit.WRITE_IDLE_SECONDS, 1L));
                TileClient page = new TileClient(app.port()).show("sample")) {
            page.burst();
            await().until(() -> page.socket().socket().isInputClosed());
            await().until(() -> renditions(app, "sample").isEmpty());
            assertThat(reached(app, Limit.WRITE_IDLE_SECONDS)).isEqualTo(1);
        }
    }

    @Test
    void aPageIsToldTheEndOfTheProgram() throws Exception {
        try (RunningApp app = app(Map.of());
                TileClient page = new TileClient(app.port()).show("sample")) {
            page.live("sample");
            app.close();
            await().until(() -> page.socket().socket().isInputClosed());
        }
    }

    @Test
    void whatIsNoWebSocketIsToldSo() {
        try (RunningApp app = app(Map.of())) {
            assertThat(app.get("/api/tiles").statusCode()).isEqualTo(426);
        }
    }

    private static List<String> renditions(RunningApp app, String stream) {
        JsonArray all =
                new JsonObject(Buffer.buffer(app.get("/api/streams/" + stream).body())).getJsonArray("renditions");
        return all.stream()
                .map(JsonObject.class::cast)
                .map(one -> one.getString("key") + " of " + one.getInteger("viewers"))
                .toList();
    }

    private static long reached(RunningApp app, Limit limit) {
        return new JsonObject(Buffer.buffer(app.get("/api/limits").body()))
                .getJsonObject(limit.key())
                .getLong("reached");
    }
}
