package org.videostreamer.source.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.frame.Size;
import org.videostreamer.testing.FreePorts;
import org.videostreamer.testing.HttpScript;
import org.videostreamer.testing.RunningSource;
import org.videostreamer.testing.TestJpegs;

/** Cameras that browsers, curl or FFmpeg show although they keep to no rule. */
@Timeout(60)
class OddCamerasTest {

    private static final List<byte[]> PICTURES = IntStream.range(0, 8)
            .mapToObj(variant -> TestJpegs.colour(new Size(64, 48), variant))
            .toList();

    private static byte[] picture(int number) {
        return PICTURES.get(number % PICTURES.size());
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static void awaitPictures(RunningSource source, int count) {
        await().until(() -> source.isOver() || source.sink().pictures().size() >= count);
        assertThat(source.sink().pictures())
                .as(() -> source.isOver() ? source.reason() : "pictures")
                .hasSizeGreaterThanOrEqualTo(count)
                .allSatisfy(picture -> assertThat(picture.size()).isEqualTo(new Size(64, 48)));
    }

    private static void delivers(int count, HttpScript.Scene scene) {
        try (HttpScript camera = new HttpScript(scene);
                RunningSource source = HttpTesting.run(camera.uri())) {
            awaitPictures(source, count);
        }
    }

    private static boolean stream(HttpScript.Stage stage, String head, String before, String after) throws IOException {
        stage.send(head);
        for (int i = 0; stage.pause(5); i++) {
            stage.send(before, picture(i));
            stage.send(after);
        }
        return false;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.0 200 OK\r\nContent-Type: image/jpeg\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nConnection: close\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: video/x-motion-jpeg\r\nConnection: keep-alive\r\n\r\n",
                "HTTP/1.1 200 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 999999999\r\n\r\n"
            })
    void picturesOneBehindTheOtherAreAStreamWhateverItIsCalled(String head) {
        delivers(20, (number, request, stage) -> number == 1 && stream(stage, head, "", ""));
        delivers(20, (number, request, stage) -> number == 1 && stream(stage, head, "\0\0", "\r\n"));
    }

    @Test
    void partsAreAStreamWhateverTheyAreCalled() {
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n\r\n";
        String part = "--ffmpeg\r\nContent-type: image/jpeg\r\n\r\n";
        delivers(20, (number, request, stage) -> number == 1 && stream(stage, head, part, "\r\n"));
    }

    @Test
    void chunkedPicturesAreAStreamHoweverSlowTheyCome() {
        String head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n";
        delivers(3, (number, request, stage) -> {
            stage.send(head);
            for (int i = 0; number == 1 && stage.pause(i == 0 ? 0 : 2_500); i++) {
                stage.send(Integer.toHexString(picture(i).length) + "\r\n", picture(i), new byte[] {'\r', '\n'});
            }
            return false;
        });
    }

    @Test
    void theFirstPictureIsHandedOnAtItsEnd() {
        delivers(1, (number, request, stage) -> {
            stage.send("HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n", picture(0));
            stage.fallSilent();
            return false;
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Connection: keep-alive\r\n", "Content-Length: 99999\r\n", "Content-Type: image/png\r\n"})
    void aSinglePictureOfAnAnswerThatNeverEndsIsAskedForAgain(String header) {
        delivers(3, (number, request, stage) -> {
            stage.send("HTTP/1.1 200 OK\r\n" + header + "\r\n", picture(number));
            stage.fallSilent();
            return false;
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: LEN\r\nContent-Length: LEN\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: LEN, LEN\r\n\r\n",
                "HTTP/1.1 200 OK\r\nHTTP/1.1 200 OK\r\nContent-Length: LEN\r\n\r\n",
                "HTTP/1.1 200\r\nContent-Length: LEN\r\nthis is no header\r\n: nor this\r\n\r\n",
                "\r\n\r\nHTTP/1.1  200  Fine\r\nContent-Length : LEN\r\n\r\n"
            })
    void aHeadIsReadAsBrowsersReadIt(String head) {
        try (HttpScript camera = new HttpScript((number, request, stage) -> {
                    byte[] picture = picture(number);
                    stage.send(head.replace("LEN", "" + picture.length), picture);
                    return true;
                });
                RunningSource source = HttpTesting.run(camera.uri())) {
            awaitPictures(source, 4);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.0 200 OK\r\nContent-Length: much\r\n\r\n",
                "HTTP/1.0 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.0 200 OK\r\nContent-Length: 1000\r\nContent-Length: 2000\r\n\r\n",
                "ICY 200 OK\r\nTransfer-Encoding: nothing\r\n\r\n",
                "HTTP 200 OK\r\n\r\n"
            })
    void aPictureOfNoKnownLengthEndsWithTheConnection(String head) {
        delivers(4, (number, request, stage) -> {
            stage.send(head, picture(number));
            return false;
        });
    }

    @Test
    void aSlowCameraIsShownFromItsFirstPictureOn() {
        String head = "HTTP/1.0 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=frame\r\n\r\n";
        try (HttpScript camera = new HttpScript((number, request, stage) -> {
                    stage.send(head + "Content-Type: image/jpeg\r\n\r\n", picture(0));
                    stage.send("\r\n--frame\r\n");
                    stage.pause(3_000);
                    stage.send("Content-Type: image/jpeg\r\n\r\n", picture(1));
                    stage.fallSilent();
                    return false;
                });
                RunningSource source = HttpTesting.run(
                        HttpTesting.config(camera.uri(), Optional.empty(), Duration.ofSeconds(1), true))) {
            awaitPictures(source, 1);
            assertThat(source.isOver()).isFalse();
            awaitPictures(source, 2);
            assertThat(camera.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 60_000})
    void anAnswerThatEndsBeforeItsAnnouncedEndIsTakenAsItIs(int missing) {
        delivers(3, (number, request, stage) -> {
            byte[] picture = picture(number);
            stage.send("HTTP/1.1 200 OK\r\nContent-Length: " + (picture.length + missing) + "\r\n\r\n", picture);
            return false;
        });
        delivers(3, (number, request, stage) -> {
            stage.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffff\r\n", picture(number));
            return false;
        });
    }

    @Test
    void anAnswerThatGoesOnBehindItsAnnouncedEndCostsNoConnection() {
        try (HttpScript camera = new HttpScript((number, request, stage) -> {
                    byte[] picture = picture(number);
                    stage.send("HTTP/1.1 200 OK\r\nContent-Length: " + (picture.length - 2) + "\r\n\r\n", picture);
                    return true;
                });
                RunningSource source = HttpTesting.run(camera.uri())) {
            awaitPictures(source, 4);
            assertThat(source.isOver()).isFalse();
        }
    }

    @Test
    void ofAPictureWithAnotherBehindItTheFirstIsShownAgainAndAgain() {
        try (HttpScript camera = new HttpScript((number, request, stage) -> {
                    byte[] both = (latin(picture(number)) + latin(TestJpegs.colour(new Size(64, 48), 99)))
                            .getBytes(StandardCharsets.ISO_8859_1);
                    stage.send(
                            "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: " + both.length
                                    + "\r\n\r\n",
                            both);
                    return true;
                });
                RunningSource source = HttpTesting.run(camera.uri())) {
            awaitPictures(source, 5);
            assertThat(source.isOver()).isFalse();
        }
    }

    @Test
    void aCameraOfSinglePicturesMayTurnToAStream() {
        delivers(20, (number, request, stage) -> {
            if (number < 3) {
                stage.send(
                        "HTTP/1.1 200 OK\r\nContent-Length: " + picture(number).length + "\r\n\r\n", picture(number));
                return true;
            }
            String head = "HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=frame\r\n\r\n";
            return number == 3 && stream(stage, head, "--frame\r\nContent-Type: image/jpeg\r\n\r\n", "\r\n");
        });
    }

    @Test
    void whatIsCompressedWithoutBeingAskedForIsShown() {
        delivers(3, (number, request, stage) -> {
            ByteArrayOutputStream small = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(small)) {
                out.write(picture(number));
            }
            stage.send(
                    "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + small.size() + "\r\n\r\n",
                    small.toByteArray());
            return true;
        });
        delivers(20, (number, request, stage) -> {
            ByteArrayOutputStream small = new ByteArrayOutputStream();
            GZIPOutputStream out = new GZIPOutputStream(small, true);
            stage.send("HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=frame\r\n"
                    + "Content-Encoding: x-gzip\r\n\r\n");
            for (int i = 0; number == 1 && stage.pause(5); i++) {
                out.write("--frame\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
                out.write(picture(i));
                out.flush();
                stage.send("", small.toByteArray());
                small.reset();
            }
            return false;
        });
    }

    @Test
    void whyNobodyAnswersElsewhereIsNotTold() {
        int port = FreePorts.any();
        try (HttpScript camera = new HttpScript((number, request, stage) -> {
                    stage.send("HTTP/1.1 302 Found\r\nLocation: http://localhost:" + port
                            + "/\r\nContent-Length: 0\r\n\r\n");
                    return true;
                });
                RunningSource source = HttpTesting.run(camera.uri())) {
            assertThat(source.reason())
                    .isEqualTo(camera.uri() + " redirects to localhost:" + port + ", where no camera answers");
        }
    }

    @Test
    void aCookieIsKeptAndMayComeWithARedirectToTheSameAddress() {
        delivers(3, (number, request, stage) -> {
            if (request.contains("a=1") && request.contains("b=2")) {
                stage.send(
                        "HTTP/1.1 200 OK\r\nContent-Length: " + picture(number).length + "\r\n\r\n", picture(number));
            } else {
                String cookie = request.contains("a=1") ? "b=2" : "a=1; Path=/; HttpOnly";
                stage.send("HTTP/1.1 302 Found\r\nLocation: /video\r\nSet-Cookie: " + cookie
                        + "\r\nContent-Length: 0\r\n\r\n");
            }
            return true;
        });
    }

    @Test
    void whatAnotherHostAnswersIsNotTold() {
        HttpScript.Scene inner = (number, request, stage) -> {
            stage.send("HTTP/1.1 200 OK\r\nContent-Type: text/secret\r\nContent-Length: 5\r\n\r\nhello");
            return true;
        };
        try (HttpScript other = new HttpScript(inner);
                HttpScript camera = new HttpScript((number, request, stage) -> {
                    stage.send("HTTP/1.1 302 Found\r\nLocation: http://localhost:" + other.port()
                            + "/\r\nContent-Length: 0\r\n\r\n");
                    return true;
                });
                RunningSource source = HttpTesting.run(camera.uri())) {
            assertThat(source.reason())
                    .isEqualTo(
                            camera.uri() + " redirects to localhost:" + other.port() + ", which sends no JPEG picture");
        }
    }

    @Test
    void aCookieGoesToNoOtherHost() {
        HttpScript.Scene refusing = (number, request, stage) -> {
            stage.send("HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n");
            return true;
        };
        try (HttpScript other = new HttpScript(refusing);
                HttpScript camera = new HttpScript((number, request, stage) -> {
                    stage.send("HTTP/1.1 302 Found\r\nLocation: http://localhost:" + other.port()
                            + "/\r\nSet-Cookie: secret=1\r\nContent-Length: 0\r\n\r\n");
                    return true;
                });
                RunningSource source = HttpTesting.run(camera.uri())) {
            assertThat(source.reason()).contains("redirects to localhost:" + other.port());
            assertThat(other.requests()).hasSize(1).first().asString().doesNotContain("Cookie");
        }
    }
}
