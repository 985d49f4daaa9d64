package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.videostreamer.frame.Codec;
import org.videostreamer.limits.Limit;
import org.videostreamer.testing.Cameras;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.WebSocketClient;
import org.videostreamer.testing.webrtc.RtcViewer;
import org.videostreamer.testing.webrtc.ViewerOptions;

/** Viewers who change what they are shown without a new connection. */
class ViewChangesTest {

    private static RunningApp app(Map<Limit, Long> limits) {
        return new RunningApp(Cameras.together(
                limits, Optional.empty(), Cameras.card("sample", "320x240"), Cameras.card("other", "64x48")));
    }

    @Test
    void aViewerByWebSocketChangesItsOwnViewAndNobodyElses() throws Exception {
        try (RunningApp app = app(Map.of());
                WebSocketClient viewer = new WebSocketClient(app.port(), "/ws/sample?rotate=90");
                WebSocketClient other = new WebSocketClient(app.port(), "/ws/sample")) {
            await().until(() -> size(viewer.next()).equals("240x320"));
            viewer.socket().sendText("{\"width\": 120}", true);
            assertThat(viewer.nextText())
                    .isEqualTo("{\"rendition\":\"MPEG1 quality 4 size 120x0 transposed left-right\"}");
            await().until(() -> size(viewer.next()).equals("120x160"));
            viewer.socket().sendText("{\"width\": null, \"rotate\": null}", true);
            assertThat(viewer.nextText()).isEqualTo("{\"rendition\":\"MPEG1 quality 4 size 0x0\"}");
            await().until(() -> size(viewer.next()).equals("320x240"));
            await().until(() -> renditions(app).equals(List.of("MPEG1 quality 4 size 0x0")));
            assertThat(other.texts()).isZero();
        }
    }

    @Test
    void whatIsWrongIsAnsweredAndEndsNothing() throws Exception {
        try (RunningApp app = app(Map.of());
                WebSocketClient viewer = new WebSocketClient(app.port(), "/ws/sample")) {
            viewer.next();
            viewer.socket().sendText("ping", true).join();
            viewer.socket().sendText("{\"size\"", true);
            assertThat(viewer.nextText())
                    .isEqualTo("{\"error\":\"not a JSON object; expected one such as {\\\"size\\\": \\\"640,0\\\"}\"}");
            viewer.socket().sendText("{\"size\": \"9000,1\"}", true);
            assertThat(viewer.nextText()).contains("size: '9000,1' is larger than may be asked for");
            viewer.next();
            assertThat(renditions(app)).containsExactly("MPEG1 quality 4 size 0x0");
        }
    }

    @Test
    void whoChangesTooOftenIsToldSoAndStays() throws Exception {
        try (RunningApp app = app(Map.of(Limit.VIEW_CHANGES_PER_SECOND, 1L));
                WebSocketClient viewer = new WebSocketClient(app.port(), "/ws/sample")) {
            viewer.next();
            String answer = "";
            for (int i = 0; i < 19 && !answer.contains("error"); i++) {
                viewer.socket()
                        .sendText("{\"size\": \"" + (100 + i % 2) + ",0\"}", true)
                        .join();
                answer = viewer.nextText();
            }
            assertThat(answer).isEqualTo("{\"error\":\"a view may be changed 1 times a second\"}");
            viewer.next();
            JsonObject limits =
                    new JsonObject(Buffer.buffer(app.get("/api/limits").body()));
            assertThat(limits.getJsonObject("view_changes_per_second").getLong("reached"))
                    .isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Codec.class,
            names = {"VP8", "H264"})
    void aViewerByWebRtcChangesItsViewByItsId(Codec codec) {
        try (RunningApp app = app(Map.of());
                RtcViewer viewer = new RtcViewer(app.uri("/offer/sample"), ViewerOptions.good(codec));
                RtcViewer other = new RtcViewer(app.uri("/offer/sample"), ViewerOptions.good(codec))) {
            await().until(() -> viewer.decoded() > 0 && other.decoded() > 0);
            HttpResponse<byte[]> answer = patch(app, "sample", viewer.viewer(), "{\"size\": [160, 0]}");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(new String(answer.body())).isEqualTo("{\"rendition\":\"" + codec + " quality 4 size 160x0\"}");
            await().until(() -> viewer.sizes().contains("160x120"));
            int then = viewer.decoded();
            await().until(() -> viewer.decoded() > then + 5);
            assertThat(viewer.undecoded()).isZero();
            assertThat(other.sizes()).containsExactly("320x240");
            patch(app, "sample", other.viewer(), "{\"size\": [160, 0]}");
            await().until(() -> other.sizes().contains("160x120"));
            await().until(() -> renditions(app).equals(List.of(codec + " quality 4 size 160x0")));
        }
    }

    @Test
    void onlyAViewerOfTheStreamIsFoundByItsId() {
        try (RunningApp app = app(Map.of());
                RtcViewer viewer = new RtcViewer(app.uri("/offer/sample"), ViewerOptions.good(Codec.VP8))) {
            await().until(() -> viewer.decoded() > 0);
            assertThat(patch(app, "sample", "nobody", "{}").statusCode()).isEqualTo(404);
            assertThat(patch(app, "other", viewer.viewer(), "{}").statusCode()).isEqualTo(404);
            assertThat(patch(app, "sampel", viewer.viewer(), "{}").statusCode()).isEqualTo(404);
            HttpResponse<byte[]> bad = patch(app, "sample", viewer.viewer(), "{\"fps\": 0}");
            assertThat(bad.statusCode()).isEqualTo(400);
            assertThat(new String(bad.body())).contains("fps: '0' is not a rate");
            assertThat(new String(app.get("/api/streams/sample/viewers").body()))
                    .doesNotContain(viewer.viewer());
        }
    }

    @Test
    void limitsHoldAsForRequests() {
        try (RunningApp app = app(Map.of(Limit.RENDITIONS, 1L, Limit.VIEW_CHANGES_PER_SECOND, 2L));
                RtcViewer viewer = new RtcViewer(app.uri("/offer/sample"), ViewerOptions.good(Codec.VP8))) {
            await().until(() -> viewer.decoded() > 0);
            assertThat(patch(app, "sample", viewer.viewer(), "{\"size\": [160, 0]}")
                            .statusCode())
                    .isEqualTo(503);
            await().until(() -> Stream.generate(() -> patch(app, "sample", viewer.viewer(), "{}"))
                    .limit(5)
                    .anyMatch(answer -> answer.statusCode() == 429
                            && answer.headers().firstValue("Retry-After").isPresent()));
        }
    }

    private static HttpResponse<byte[]> patch(RunningApp app, String stream, String viewer, String json) {
        return app.send(HttpRequest.newBuilder(app.uri("/api/streams/" + stream + "/viewers/" + viewer))
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(json))
                .build());
    }

    private static List<String> renditions(RunningApp app) {
        return new JsonObject(Buffer.buffer(app.get("/api/streams/sample").body()))
                .getJsonArray("renditions").stream()
                        .map(rendition -> ((JsonObject) rendition).getString("key"))
                        .toList();
    }

    /** The size in the sequence header of an I picture (00 00 01 B3, then 12 bits each); empty in others. */
    private static String size(byte[] message) {
        for (int at = 0; at + 7 < message.length; at++) {
            if (message[at] == 0 && message[at + 1] == 0 && message[at + 2] == 1 && message[at + 3] == (byte) 0xB3) {
                int bits = (message[at + 4] & 0xFF) << 16 | (message[at + 5] & 0xFF) << 8 | message[at + 6] & 0xFF;
                return (bits >> 12) + "x" + (bits & 0xFFF);
            }
        }
        return "";
    }
}
