package org.videostreamer.source.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.frame.Size;
import org.videostreamer.source.FrameSource;
import org.videostreamer.testing.MisbehavingCamera;
import org.videostreamer.testing.MisbehavingCamera.Length;
import org.videostreamer.testing.RecordingSink;
import org.videostreamer.testing.RecordingSink.Picture;
import org.videostreamer.testing.RunningSource;
import org.videostreamer.testing.TestJpegs;

@Timeout(60)
class HttpCameraSourceTest {

    private static final Size SIZE = new Size(64, 48);

    private final MisbehavingCamera camera = new MisbehavingCamera();

    @AfterEach
    void stop() {
        camera.close();
    }

    private static void awaitPictures(RunningSource source, int count) {
        await().until(() -> source.isOver() || source.sink().pictures().size() >= count);
        assertThat(source.sink().pictures())
                .as(() -> source.isOver() ? source.reason() : "pictures")
                .hasSizeGreaterThanOrEqualTo(count);
    }

    private static Named<Consumer<MisbehavingCamera>> that(String does, Consumer<MisbehavingCamera> setUp) {
        return Named.of(does, setUp);
    }

    static List<Named<Consumer<MisbehavingCamera>>> cameras() {
        return List.of(
                that("does all right", camera -> {}),
                that(
                        "quotes the boundary",
                        camera -> camera.contentType("multipart/x-mixed-replace;boundary=\"frame\"")),
                that(
                        "adds a charset",
                        camera -> camera.contentType("multipart/x-mixed-replace; boundary=frame; charset=utf-8")),
                that(
                        "writes Boundary large",
                        camera -> camera.contentType("Multipart/X-Mixed-Replace; Boundary=frame")),
                that(
                        "announces the dashes",
                        camera -> camera.contentType("multipart/x-mixed-replace; boundary=--frame")),
                that("writes four dashes", camera -> camera.contentType("multipart/x-mixed-replace; boundary=--frame")
                        .partLine("----frame")),
                that("tells no length", camera -> camera.length(Length.NONE)),
                that("tells too short a length", camera -> camera.length(Length.TOO_SHORT)),
                that("tells too long a length", camera -> camera.length(Length.TOO_LONG)),
                that("tells an absurd length", camera -> camera.length(Length.ABSURD)),
                that("ends lines with line feeds", camera -> camera.lineEnd("\n")),
                that("ends lines with line feeds and tells no length", camera -> camera.lineEnd("\n")
                        .length(Length.NONE)),
                that("ends no picture with a line end", MisbehavingCamera::withoutLineEndAfterPicture),
                that("ends no picture with a line end and tells no length", camera -> camera.length(Length.NONE)
                        .withoutLineEndAfterPicture()),
                that("sends a preamble", camera -> camera.preamble("This is a stream.\r\n\r\n")),
                that(
                        "sends garbage between parts",
                        camera -> camera.garbageBetween("\0\1-- nonsense\r\n\r\n--fram\r\n")),
                that("sends no part headers", camera -> camera.partHeaders("").length(Length.NONE)),
                that("says nothing of an own boundary", camera -> camera.contentType("multipart/x-mixed-replace")),
                that("uses another boundary", camera -> camera.contentType("multipart/x-mixed-replace; boundary=that")),
                that("sends progressive pictures", camera -> camera.length(Length.NONE)
                        .pictures(List.of(TestJpegs.progressive(SIZE, 1)))),
                that("sends grey pictures", camera -> camera.length(Length.NONE)
                        .pictures(List.of(TestJpegs.grey(SIZE, 1)))));
    }

    @ParameterizedTest
    @MethodSource("cameras")
    void deliversWholePicturesOfACameraThat(Consumer<MisbehavingCamera> setUp) {
        setUp.accept(camera);
        camera.start();
        try (RunningSource source = HttpTesting.run(camera.uri())) {
            awaitPictures(source, 20);
            assertThat(source.sink().pictures()).allSatisfy(picture -> {
                assertThat(picture.size()).isEqualTo(SIZE);
                assertThat(picture.jpeg()).startsWith(0xFF, 0xD8).endsWith(0xFF, 0xD9);
            });
            assertThat(camera.connections()).isEqualTo(1);
        }
    }

    @Test
    void numbersPicturesFromZero() {
        camera.badEvery(3).start();
        try (RunningSource source = HttpTesting.run(camera.uri())) {
            awaitPictures(source, 10);
            assertThat(source.sink().pictures().subList(0, 10))
                    .extracting(Picture::number)
                    .containsExactlyElementsOf(LongStream.range(0, 10).boxed().toList());
        }
    }

    @Test
    void followsAChangeOfSize() {
        camera.resizeAfter(5, new Size(100, 30)).start();
        try (RunningSource source = HttpTesting.run(camera.uri())) {
            awaitPictures(source, 10);
            assertThat(source.sink().pictures().subList(3, 7))
                    .extracting(Picture::size)
                    .containsExactly(SIZE, SIZE, new Size(100, 30), new Size(100, 30));
        }
    }

    @Test
    void showsPicturesTheWayUpThatTheirExifSays() {
        byte[] turned = TestJpegs.exif(SIZE, 1, 6);
        camera.length(Length.NONE).pictures(List.of(turned)).start();
        try (RunningSource source = HttpTesting.run(camera.uri())) {
            awaitPictures(source, 3);
            assertThat(source.sink().pictures()).allSatisfy(picture -> {
                assertThat(picture.size()).isEqualTo(new Size(48, 64));
                assertThat(picture.jpeg()).isEqualTo(turned);
            });
        }
    }

    @Test
    void skipsPartsThatAreNoPictures() {
        camera.badEvery(2).start();
        try (RunningSource source = HttpTesting.run(camera.uri())) {
            awaitPictures(source, 10);
            assertThat(source.isOver()).isFalse();
        }
    }

    @Test
    void takesTheTimeThatTheCameraTells() {
        Instant told =
                Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(100).plus(123_456, ChronoUnit.MICROS);
        camera.partHeaders("Content-Type: image/jpeg\nX-Timestamp: " + told.getEpochSecond() + ".123456")
                .start();
        try (RunningSource source = HttpTesting.run(camera.uri())) {
            awaitPictures(source, 1);
            assertThat(source.sink().pictures().get(0).time()).isEqualTo(told);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5", "soon", "", "NaN", "1e300", "-3"})
    void takesTheTimeOfArrivalWhenTheCameraTellsNonsense(String time) {
        camera.partHeaders("X-Timestamp: " + time).start();
        Instant before = Instant.now().truncatedTo(ChronoUnit.MICROS);
        try (RunningSource source = HttpTesting.run(camera.uri())) {
            awaitPictures(source, 1);
            assertThat(source.sink().pictures().get(0).time()).isBetween(before, Instant.now());
        }
    }

    @Test
    void deliversAllPicturesBeforeTheCameraClosesTheConnection() {
        camera.dropAfter(5).closingBoundary().start();
        try (RunningSource source = HttpTesting.run(camera.uri())) {
            assertThat(source.reason()).isEqualTo(camera.uri() + ": the camera closed the connection");
            assertThat(source.sink().pictures()).hasSize(5);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void deliversTheLastPictureBeforeSilence(boolean closing) {
        camera.silentAfter(4).length(Length.NONE);
        if (closing) {
            camera.closingBoundary();
        }
        camera.start();
        try (RunningSource source = HttpTesting.run(camera.uri())) {
            awaitPictures(source, 4);
        }
    }

    @Test
    void followsARedirectToAnotherPath() {
        camera.redirect("/other").start();
        try (RunningSource source = HttpTesting.run(camera.uri())) {
            awaitPictures(source, 2);
            assertThat(camera.requests()).last().asString().startsWith("GET /other HTTP/1.1\n");
        }
    }

    @Test
    void sendsPathAndQueryAsTheyAreWritten() {
        camera.start();
        String uri = camera.uri().replace("/video", "/a%20b//c;d?x=1&y=%2F&z");
        try (RunningSource source = HttpTesting.run(uri)) {
            awaitPictures(source, 1);
            assertThat(camera.requests().get(0)).startsWith("GET /a%20b//c;d?x=1&y=%2F&z HTTP/1.1\n");
        }
    }

    @Test
    void offersNeitherCompressionNorUpgrades() {
        camera.start();
        try (RunningSource source = HttpTesting.run(camera.uri())) {
            awaitPictures(source, 1);
            assertThat(camera.requests().get(0)).doesNotContain("Accept-Encoding", "Upgrade", "Cookie");
        }
    }

    @Test
    void pollsACameraOfSinglePicturesOverOneConnection() {
        camera.single().start();
        try (RunningSource source = HttpTesting.run(camera.uri())) {
            awaitPictures(source, 5);
            assertThat(camera.connections()).isEqualTo(1);
            assertThat(camera.requests()).hasSizeGreaterThanOrEqualTo(5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "application/octet-stream", "text/html", ""})
    void takesAJpegPictureWhateverItsContentTypeSays(String type) {
        camera.single().contentType(type).start();
        try (RunningSource source = HttpTesting.run(camera.uri())) {
            awaitPictures(source, 2);
        }
    }

    @Test
    void deliversAnUnchangedSinglePictureNowAndThenOnly() {
        camera.single().pictures(List.of(TestJpegs.colour(SIZE, 1))).start();
        try (RunningSource source = HttpTesting.run(camera.uri())) {
            await().until(() -> camera.requests().size() >= 15);
            awaitPictures(source, 2);
            assertThat(source.sink().pictures().size())
                    .isLessThan(camera.requests().size() / 3);
        }
    }

    @Test
    void pollsACameraThatClosesTheConnectionAfterEachPicture() {
        camera.single().closesQuietly().start();
        try (RunningSource source = HttpTesting.run(camera.uri())) {
            awaitPictures(source, 5);
        }
    }

    @Test
    void endsQuietlyWhenClosedInAStream() {
        camera.start();
        try (RunningSource source = HttpTesting.run(camera.uri())) {
            awaitPictures(source, 1);
            source.stop();
            assertThat(source.end()).isEmpty();
            await().until(() -> camera.openConnections() == 0);
        }
    }

    @Test
    void endsQuietlyWhenClosedInSilence() {
        camera.silentAfter(1).start();
        try (RunningSource source = HttpTesting.run(camera.uri())) {
            awaitPictures(source, 1);
            source.stop();
            source.stop();
            assertThat(source.end()).isEmpty();
        }
    }

    @Test
    void endsQuietlyWhenClosedInSilenceBehindTls() {
        camera.tls().silentAfter(1).start();
        try (RunningSource source =
                HttpTesting.run(HttpTesting.config(camera.uri(), Optional.empty(), Duration.ofSeconds(50), false))) {
            awaitPictures(source, 1);
            source.stop();
            assertThat(source.end()).isEmpty();
        }
    }

    @Test
    void endsQuietlyWhenClosedWhilePolling() {
        camera.single().start();
        try (RunningSource source = HttpTesting.run(camera.uri())) {
            awaitPictures(source, 1);
            source.stop();
            assertThat(source.end()).isEmpty();
        }
    }

    @Test
    void endsQuietlyWhenClosedWhileConnecting() throws Exception {
        try (FullBacklog unanswered = new FullBacklog();
                RunningSource source = HttpTesting.run(unanswered.uri())) {
            await().until(unanswered::isAskedFor);
            source.stop();
            assertThat(source.end()).isEmpty();
        }
    }

    @Test
    void connectsToNothingWhenClosedBefore() throws Exception {
        camera.start();
        FrameSource source = HttpTesting.open(HttpTesting.config(camera.uri()));
        source.close();
        source.run(new RecordingSink());
        assertThat(camera.connections()).isZero();
    }

    @Test
    void findsTheCameraAgainAfterItsRestart() {
        camera.start();
        try (RunningSource before = HttpTesting.run(camera.uri())) {
            awaitPictures(before, 1);
            camera.stop();
            assertThat(before.reason()).endsWith(": the camera closed the connection");
        }
        camera.start();
        try (RunningSource after = HttpTesting.run(camera.uri())) {
            awaitPictures(after, 1);
        }
    }
}
