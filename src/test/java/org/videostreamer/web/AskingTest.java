package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.config.RequestLimits;
import org.videostreamer.frame.Codec;
import org.videostreamer.testing.Cameras;
import org.videostreamer.testing.MjpegClient;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.webrtc.RtcViewer;
import org.videostreamer.testing.webrtc.ViewerOptions;

/** What requests may ask of a stream, and what they get. */
@TestInstance(Lifecycle.PER_CLASS)
class AskingTest {

    private RunningApp app;

    @BeforeAll
    void start() {
        app = new RunningApp(Cameras.together(
                Cameras.card("sample", "320x240"),
                Cameras.limited(
                        Cameras.card("strict", "320x240"), new RequestLimits(160, 120, 4, 5, OptionalInt.of(4)))));
    }

    /** Their number is bounded: what one test leaves would be in the way of the next. */
    @AfterEach
    void noRenditionIsLeft() {
        await().until(() ->
                renditions("sample").isEmpty() && renditions("strict").isEmpty());
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"crop=1;2", "size=64,48;quality=31", ";", "size=64,48&x=;"})
    void aSemicolonIsNeitherTheEndOfAValueNorAPartOfIt(String query) {
        HttpResponse<byte[]> answer = app.get("/snapshot/sample?" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .contains("query: it holds a semicolon; expected %3B");
        assertThat(app.get("/snapshot/sample?size=64,48&x=%3B").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            size=64,48                | 64x48
            size=64x48                | 64x48
            size=64%2C48              | 64x48
            size=0,0                  | 320x240
            size=0,48                 | 64x48
            width=64                  | 64x48
            height=48                 | 64x48
            width=64&height=64        | 64x64
            size=64,48&quality=31     | 64x48
            crop=10,20,64,48          | 64x48
            crop=10,20,64,48&width=32 | 32x24
            crop=300,200,64,48        | 20x40
            rotate=90                 | 240x320
            rotate=270&crop=0,0,64,48 | 48x64
            rotate=180&flip=hv        | 320x240
            """)
    void theSizeThatIsAskedForIsServed(String query, String size) {
        HttpResponse<byte[]> answer = app.get("/snapshot/sample?" + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("x-frame-size")).hasValue(size);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            width=160&crop=0,0,10,240 | 5x120
            height=120&crop=0,0,320,2 | 160x1
            size=160,0&rotate=90      | 90x120
            crop=0,0,320,1            | 160x1
            crop=0,0,319,239          | 160x119
            flip=h                    | 160x120
            size=160,120&crop=0,0,1,1 | 160x120
            size=0,0                  | 320x240
            quality=31                | 320x240
            """)
    void noAspectAndNoPartMakesAPictureLargerThanMayBeAskedFor(String query, String size) {
        HttpResponse<byte[]> answer = app.get("/snapshot/strict?" + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("x-frame-size")).hasValue(size);
    }

    @Test
    void aWorseQualityIsFewerBytes() {
        int good = app.get("/snapshot/sample?quality=2").body().length;
        int bad = app.get("/snapshot/sample?quality=31").body().length;
        assertThat(bad).isLessThan(good / 2);
    }

    @Test
    void asFewPicturesAsAreAskedForAreServed() {
        try (MjpegClient viewer = new MjpegClient(app.port(), "/video/sample?fps=2")) {
            long last = viewer.next().number();
            for (int i = 0; i < 4; i++) {
                long next = viewer.next().number();
                // Ten a second come; a picture of a second ago is shown again only where no other is there.
                assertThat(next - last).isBetween(4L, 6L);
                last = next;
            }
        }
    }

    @Test
    void whatIsAskedForGoesForWebRtcToo() {
        try (RtcViewer viewer = new RtcViewer(app.uri("/offer/sample?size=160,120"), ViewerOptions.good(Codec.VP8))) {
            await().until(() -> viewer.decoded() >= 3);
            assertThat(viewer.sizes()).containsExactly("160x120");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            size=abc            | size: 'abc' is not a size; expected W,H in pixels, such as 659,493; 0,0 keeps the camera's own size, and one 0 its aspect
            size=161,120        | size: '161,120' is larger than may be asked for; expected at most 160,120
            size=160,121        | size: '160,121' is larger than may be asked for; expected at most 160,120
            width=161           | width: '161' is not a side of a picture; expected a whole number of pixels from 1 to 160
            width=0             | width: '0' is not a side of a picture; expected a whole number of pixels from 1 to 160
            height=121          | height: '121' is not a side of a picture; expected a whole number of pixels from 1 to 120
            size=1,1&width=1    | width: '1' stands beside size; expected only one of them
            quality=3           | quality: '3' is better than may be asked for; expected 4 to 31, or -1
            quality=best        | quality: 'best' is not a quality; expected a whole number from 1 (best) to 31, or -1 to choose well
            crop=1,2,3          | crop: '1,2,3' is not a part of the picture; expected x,y,width,height in the camera's pixels, such as 100,50,640,480, whole and with sides of at least 1
            rotate=45           | rotate: '45' is not a turn; expected 0, 90, 180 or 270 degrees
            flip=x              | flip: 'x' is not a way to flip; expected h, v, hv or none
            window=5,1          | window: '5,1' is not a window; expected low,high in the camera's own values, the lower first, such as 200,4000, or auto, or auto:low,high in percent of the samples, such as auto:0.1,99.9
            window=5,5          | window: '5,5' is not a window; expected low,high in the camera's own values, the lower first, such as 200,4000, or auto, or auto:low,high in percent of the samples, such as auto:0.1,99.9
            window=auto:9,101   | window: 'auto:9,101' is not a window; expected low,high in the camera's own values, the lower first, such as 200,4000, or auto, or auto:low,high in percent of the samples, such as auto:0.1,99.9
            window=NaN,1        | window: 'NaN,1' is not a window; expected low,high in the camera's own values, the lower first, such as 200,4000, or auto, or auto:low,high in percent of the samples, such as auto:0.1,99.9
            gamma=0             | gamma: '0' is not a gamma; expected a number from 0.1 to 10; below 1 the dark gets brighter
            colormap=rainbow    | colormap: 'rainbow' is not a colour map; expected gray, viridis, inferno, magma, plasma, turbo, jet, hot or cividis
            invert=yes          | invert: 'yes' is not a yes or no; expected 1 or 0
            saturated=2         | saturated: '2' is not a yes or no; expected 1 or 0
            fps=6               | fps: '6' is not a rate; expected pictures a second from 0.1 to 5
            fps=0               | fps: '0' is not a rate; expected pictures a second from 0.1 to 5
            fps=NaN             | fps: 'NaN' is not a rate; expected pictures a second from 0.1 to 5
            quality=4&quality=5 | quality: given twice; expected it once
            size=%E2%80%AE9,9   | size: ' 9,9' is not plain; expected a value without characters that are not seen, such as its U+202E
            size=%0D%0AX-Evil:1 | size: ' X-Evil:1' is not plain; expected a value without characters that are not seen, such as its U+000D
            """)
    void whatIsNotAllowedIsRefusedWithTheKeyTheValueAndWhatIs(String query, String reason) {
        for (String route : new String[] {"/video/strict", "/ws/strict", "/snapshot/strict"}) {
            HttpResponse<byte[]> answer = app.get(route + "?" + query);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(new JsonObject(text(answer)).getString("error")).isEqualTo(reason);
        }
    }

    @Test
    void whatNoRequestMayAskIsNotLookedAt() {
        assertThat(app.get("/snapshot/sample?t=17&sise=1,1").statusCode()).isEqualTo(200);
    }

    @Test
    void viewersWhoAskForTheSameShareIt() {
        try (MjpegClient one = new MjpegClient(app.port(), "/video/sample?size=100,100");
                MjpegClient two = new MjpegClient(app.port(), "/video/sample?width=100&height=100")) {
            one.next();
            two.next();
            await().until(() -> renditions("sample").size() == 1
                    && renditions("sample").getJsonObject(0).getInteger("viewers") == 2);
        }
    }

    @Test
    void aHundredSizesAreBoundedAndWhoAsksForNothingIsServedAllTheSame() {
        List<MjpegClient> viewers = new ArrayList<>();
        int refused = 0;
        try {
            for (int i = 1; i <= 100; i++) {
                MjpegClient viewer = new MjpegClient(app.port(), "/video/sample?size=" + 2 * i + ",50");
                viewers.add(viewer);
                assertThat(viewer.status()).isIn("HTTP/1.1 200 OK", "HTTP/1.1 503 Service Unavailable");
                refused += viewer.status().contains("503") ? 1 : 0;
            }
            assertThat(refused).isBetween(1, 88);
            await().until(() -> renditions("sample").size() == 12);
            assertThat(text(app.get("/video/sample?size=300,300")))
                    .isEqualTo("{\"error\":\"the stream has as many renditions as it may have\"}");
            assertThat(app.get("/snapshot/sample").statusCode()).isEqualTo(200);
            try (MjpegClient usual = new MjpegClient(app.port(), "/video/sample")) {
                usual.next();
            }
        } finally {
            viewers.forEach(MjpegClient::close);
        }
    }

    @Test
    void aStreamMayAllowFewer() {
        try (MjpegClient one = new MjpegClient(app.port(), "/video/strict?size=10,10");
                MjpegClient two = new MjpegClient(app.port(), "/video/strict?size=20,20");
                MjpegClient three = new MjpegClient(app.port(), "/video/strict?size=30,30")) {
            one.next();
            two.next();
            three.next();
            assertThat(app.get("/snapshot/strict?size=40,40").statusCode()).isEqualTo(503);
            assertThat(app.get("/snapshot/strict").statusCode()).isEqualTo(200);
        }
    }

    private JsonArray renditions(String stream) {
        return new JsonObject(text(app.get("/api/streams/" + stream))).getJsonArray("renditions");
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
