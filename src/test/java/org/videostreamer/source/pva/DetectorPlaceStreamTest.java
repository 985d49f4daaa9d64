package org.videostreamer.source.pva;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.epics.pva.data.PVAStructure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.videostreamer.frame.Size;
import org.videostreamer.testing.Cameras;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.StreamBuilder;
import org.videostreamer.testing.WebSocketClient;

/** What programs are told of where a detector's picture lies on it, at the other end of the whole program. */
class DetectorPlaceStreamTest {

    private static final Size SIZE = new Size(96, 64);
    private static final JsonObject AREA = new JsonObject("{\"x\":[1192.0,-2.0,0.0],\"y\":[500.0,0.0,4.0]}");

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private long number = 1;

    @AfterEach
    void stop() {
        clock.shutdownNow();
    }

    @BeforeAll
    static void keepToThisMachine() {
        LoopbackEpics.use();
    }

    /** A region from column 1000 and row 500 on, in pixels of 2 by 4, mirrored from left to right. */
    private PVAStructure shot() {
        PVAStructure array = NtndBuilder.of(DetectorFrame.of(number++, SIZE).as(ColorMode.MONO, ScalarType.USHORT));
        NtndBuilder.placed(array, 0, 1_000, 2, true);
        return NtndBuilder.placed(array, 1, 500, 4, false);
    }

    @Test
    void whereAPictureLiesOnTheDetectorIsToldWithIt() throws Exception {
        try (PvaSimulator detector = new PvaSimulator("S:Place", shot());
                RunningApp app = new RunningApp(Cameras.together(
                        StreamBuilder.of("pva://S:Place").name("place").build()));
                WebSocketClient meta = new WebSocketClient(app.port(), "/meta/place")) {
            clock.scheduleAtFixedRate(() -> detector.post(shot()), 0, 50, TimeUnit.MILLISECONDS);
            await().until(() -> json(app.get("/api/streams/place")).containsKey("detector"));
            assertThat(json(app.get("/api/streams/place")).getJsonObject("detector"))
                    .isEqualTo(AREA);
            assertThat(new JsonObject(meta.nextText()).getJsonObject("detector"))
                    .isEqualTo(AREA);
            JsonObject pixel = json(app.get("/api/streams/place/pixel?x=95&y=1"));
            assertThat(pixel.getJsonObject("detector")).isEqualTo(AREA);
            assertThat(pixel.getInteger("detector_x")).isEqualTo(1_000);
            assertThat(pixel.getInteger("detector_y")).isEqualTo(504);
            HttpResponse<byte[]> tiff = app.get("/snapshot/place?format=tiff");
            assertThat(tiff.headers().firstValue("X-Frame-Detector")).contains("1192,-2,0,500,0,4");
            assertThat(new String(tiff.body(), StandardCharsets.ISO_8859_1))
                    .contains("\"detector\":{\"x\":[1192.0,-2.0,0.0],\"y\":[500.0,0.0,4.0]}");
            HttpResponse<byte[]> part = app.get("/snapshot/place?format=jpeg&crop=10,20,40,40&size=20,20");
            assertThat(part.statusCode()).isEqualTo(200);
            assertThat(part.headers().firstValue("X-Frame-Detector")).contains("1172,-4,0,580,0,8");
        }
    }

    private static JsonObject json(HttpResponse<byte[]> answer) {
        return new JsonObject(new String(answer.body(), StandardCharsets.UTF_8));
    }
}
