package org.videostreamer.output.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videostreamer.config.RedisFormat;
import org.videostreamer.config.RedisServer;
import org.videostreamer.config.StreamConfig;
import org.videostreamer.config.StreamConfig.RedisTarget;
import org.videostreamer.frame.Size;
import org.videostreamer.testing.Configs;
import org.videostreamer.testing.Ffmpeg;
import org.videostreamer.testing.MisbehavingCamera;
import org.videostreamer.testing.MjpegClient;
import org.videostreamer.testing.RedisMessage;
import org.videostreamer.testing.RedisProcess;
import org.videostreamer.testing.RespClient;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.StreamBuilder;
import org.videostreamer.testing.StripReader;
import org.videostreamer.testing.TestJpegs;
import org.videostreamer.testing.WebSocketClient;

/** What a stranger reads from a real server, and what the program makes of it again. */
class RedisOutputTest {

    private static final String IN = "CameraStream";
    private static final String OUT = "out";
    private static final byte[] JPEG = TestJpegs.colour(new Size(320, 240), 1);
    private static final String CARD = "test?size=320x240";

    @TempDir
    private Path directory;

    private RedisProcess redis;

    @BeforeEach
    void start() {
        redis = new RedisProcess();
    }

    @AfterEach
    void stop() {
        redis.close();
    }

    private StreamConfig published(String uri, RedisFormat format) {
        return published(uri, OUT, format);
    }

    private StreamConfig published(String uri, String channel, RedisFormat format) {
        return StreamBuilder.of(uri)
                .redis(new RedisTarget(RedisServer.at("127.0.0.1", redis.port()), channel, format))
                .build();
    }

    @Test
    void picturesArePublishedWhenNobodyWatchesEachOnceAndNumberedFromZero() {
        try (RespClient subscriber = RespClient.subscriber(redis.port(), OUT);
                RunningApp app = new RunningApp(List.of(published(CARD, RedisFormat.RAW)))) {
            long last = -1;
            for (int i = 0; i < 20; i++) {
                RedisMessage message = RedisMessage.of(subscriber.next());
                assertThat(message.number()).isEqualTo(i);
                long shown = StripReader.number(message.picture(320, 240)).orElseThrow();
                assertThat(shown).isGreaterThan(last);
                last = shown;
            }
            assertThat(app.ports()).hasSize(1);
        }
    }

    @Test
    void viewersInBrowsersDoNotPublishAPictureAgain() throws Exception {
        try (RespClient subscriber = RespClient.subscriber(redis.port(), OUT);
                RunningApp app = new RunningApp(List.of(published(CARD, RedisFormat.RAW)));
                MjpegClient first = new MjpegClient(app.port(), "/video/");
                MjpegClient second = new MjpegClient(app.port(), "/video/");
                WebSocketClient third = new WebSocketClient(app.port(), "/ws/")) {
            long last = -1;
            for (int i = 0; i < 30; i++) {
                assertThat(first.next().jpeg()).isNotEmpty();
                assertThat(second.next().jpeg()).isNotEmpty();
                RedisMessage message = RedisMessage.of(subscriber.next());
                assertThat(message.number()).isEqualTo(i);
                long shown = StripReader.number(message.picture(320, 240)).orElseThrow();
                assertThat(shown).isGreaterThan(last);
                last = shown;
            }
            assertThat(third.next()).isNotEmpty();
        }
    }

    @Test
    void pixelsOfAnHttpCameraAreWhatTheLosslessSnapshotShows() {
        try (MisbehavingCamera camera = camera();
                RespClient subscriber = RespClient.subscriber(redis.port(), OUT);
                RunningApp app = new RunningApp(List.of(published(camera.uri(), RedisFormat.RAW)))) {
            BufferedImage published = RedisMessage.of(subscriber.next()).picture(320, 240);
            BufferedImage shown =
                    StripReader.read(app.get("/snapshot?format=png").body());
            for (int i = 0; i < 320 * 240; i++) {
                assertThat(published.getRGB(i % 320, i / 320)).isEqualTo(shown.getRGB(i % 320, i / 320));
            }
        }
    }

    @Test
    void jpegOfAnHttpCameraIsPublishedToTheByteWhenAskedFor() {
        try (MisbehavingCamera camera = camera();
                RespClient subscriber = RespClient.subscriber(redis.port(), OUT);
                RunningApp app = new RunningApp(List.of(published(camera.uri(), RedisFormat.JPEG)))) {
            RedisMessage message = RedisMessage.of(subscriber.next());
            assertThat(message.data()).isEqualTo(JPEG);
            assertThat(message.size()).isEqualTo("[320, 240]");
            assertThat(message.number()).isZero();
            assertThat(app.ports()).hasSize(1);
        }
    }

    @Test
    void whatIsPublishedCanBeShownAgainInEveryFormat() throws Exception {
        for (RedisFormat format : RedisFormat.values()) {
            try (RunningApp app =
                            new RunningApp(List.of(published(CARD, IN, format), Configs.stream(redis.uri() + "/0")));
                    MjpegClient viewer = new MjpegClient(app.ports().get(1), "/video/");
                    WebSocketClient player = new WebSocketClient(app.ports().get(1), "/ws/")) {
                long shift = -1;
                for (int i = 0; i < 10; i++) {
                    MjpegClient.Part part = nextSignal(viewer);
                    long shown = StripReader.number(part.jpeg()).orElseThrow();
                    assertThat(shown - part.number()).isGreaterThanOrEqualTo(shift);
                    shift = shown - part.number();
                }
                assertThat(StripReader.number(still(player)).orElseThrow()).isNotNegative();
            }
        }
    }

    @Test
    void aRedisCameraIsPublishedAsItCameWithOurOwnTimeAndNumber() {
        String data = Base64.getEncoder().encodeToString(JPEG);
        String in = "{\"data\": \"" + data + "\", \"size\": [240, 320, 3], \"frame_number\": 77, \"time\": \"x\"}";
        try (RespClient subscriber = RespClient.subscriber(redis.port(), OUT);
                RespClient publisher = new RespClient(redis.port());
                RunningApp app = new RunningApp(List.of(published(redis.uri(), RedisFormat.RAW)))) {
            await().until(() -> publisher.publish(IN, in.getBytes(US_ASCII)) == 1);
            RedisMessage message = RedisMessage.of(subscriber.next());
            assertThat(message.data()).isEqualTo(JPEG);
            assertThat(message.size()).isEqualTo("[240, 320, 3]");
            assertThat(message.number()).isZero();
            assertThat(app.get("/snapshot").statusCode()).isNotEqualTo(404);
        }
    }

    @Test
    void pixelsOfARedisCameraArePublishedUnchanged() {
        byte[] pixels = new byte[64 * 48 * 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i * 31);
        }
        String in = "{\"data\": \"" + Base64.getEncoder().encodeToString(pixels)
                + "\", \"size\": [64, 48], \"frame_number\": 5}";
        try (RespClient subscriber = RespClient.subscriber(redis.port(), OUT);
                RespClient publisher = new RespClient(redis.port());
                RunningApp app = new RunningApp(List.of(published(redis.uri(), RedisFormat.RAW)))) {
            await().until(() -> publisher.publish(IN, in.getBytes(US_ASCII)) == 1);
            RedisMessage message = RedisMessage.of(subscriber.next());
            assertThat(message.data()).isEqualTo(pixels);
            assertThat(message.size()).isEqualTo("[64, 48]");
            assertThat(app.ports()).hasSize(1);
        }
    }

    @Test
    void redisThatIsKilledDisturbsNoBrowserAndIsPublishedToWhenItIsBack() {
        try (RunningApp app = new RunningApp(List.of(published(CARD, RedisFormat.RAW)));
                MjpegClient viewer = new MjpegClient(app.port(), "/video/")) {
            try (RespClient subscriber = RespClient.subscriber(redis.port(), OUT)) {
                RedisMessage.of(subscriber.next());
            }
            redis.kill();
            long last = -1;
            for (int i = 0; i < 20; i++) {
                long shown = StripReader.number(viewer.next().jpeg()).orElseThrow();
                assertThat(shown).isGreaterThan(last);
                last = shown;
            }
            redis.start();
            try (RespClient subscriber = RespClient.subscriber(redis.port(), OUT)) {
                long number = RedisMessage.of(subscriber.next()).number();
                assertThat(number).isPositive();
                assertThat(RedisMessage.of(subscriber.next()).number()).isEqualTo(number + 1);
            }
        }
    }

    @Test
    void aRedisCameraWaitsForItsFirstPictureAndSurvivesItsServer() {
        String in = "{\"data\": \"" + Base64.getEncoder().encodeToString(JPEG) + "\", \"size\": [240, 320]}";
        try (RunningApp app = RunningApp.of(redis.uri());
                MjpegClient viewer = new MjpegClient(app.port(), "/video/")) {
            await().until(() -> status(app).contains("waiting for frames on channel CameraStream"));
            publish(in);
            assertThat(nextSignal(viewer).jpeg()).isEqualTo(JPEG);
            redis.kill();
            await().until(() ->
                    status(app).contains("\"state\":\"failed\"") && status(app).contains("refuses"));
            redis.start();
            publish(in);
            await().until(() -> status(app).contains("\"state\":\"live\""));
            assertThat(nextSignal(viewer).jpeg()).isEqualTo(JPEG);
        }
    }

    private void publish(String message) {
        try (RespClient publisher = new RespClient(redis.port())) {
            await().until(() -> publisher.publish(IN, message.getBytes(US_ASCII)) == 1);
        }
    }

    private static MisbehavingCamera camera() {
        return new MisbehavingCamera().pictures(List.of(JPEG)).start();
    }

    private static String status(RunningApp app) {
        return new String(app.get("/api/stream").body(), US_ASCII);
    }

    private static MjpegClient.Part nextSignal(MjpegClient viewer) {
        MjpegClient.Part part = viewer.next();
        while (part.headers().containsKey("x-no-signal")) {
            part = viewer.next();
        }
        return part;
    }

    /** A late picture of a player, decoded by a foreign program. */
    private byte[] still(WebSocketClient player) throws Exception {
        Path stream = directory.resolve("stream.ts");
        Path picture = directory.resolve("last.png");
        Files.write(stream, new byte[0]);
        for (int i = 0; i < 30; i++) {
            Files.write(stream, player.next(), java.nio.file.StandardOpenOption.APPEND);
        }
        Ffmpeg.run("ffmpeg", List.of("-v", "error", "-y", "-i", stream.toString(), "-update", "1", picture.toString()));
        return Files.readAllBytes(picture);
    }
}
