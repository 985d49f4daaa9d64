package org.videostreamer.source.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.config.ConfigException;
import org.videostreamer.frame.Size;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.source.SourceProviders;
import org.videostreamer.testing.Configs;
import org.videostreamer.testing.RecordingSink.Picture;
import org.videostreamer.testing.RedisProcess;
import org.videostreamer.testing.RespClient;
import org.videostreamer.testing.RunningSource;
import org.videostreamer.testing.TestJpegs;

/** What the source makes of messages from a real server. */
class RedisSourceTest {

    private static final String CHANNEL = "CameraStream";
    private static final byte[] JPEG = TestJpegs.colour(new Size(64, 48), 1);

    private RedisProcess redis;
    private RespClient publisher;

    @BeforeEach
    void start() {
        redis = new RedisProcess();
        publisher = new RespClient(redis.port());
    }

    @AfterEach
    void stop() {
        publisher.close();
        redis.close();
    }

    private static RunningSource run(String uri) {
        try {
            return new RunningSource(new SourceProviders().open(Configs.camera(uri)));
        } catch (ConfigException e) {
            throw new AssertionError(e);
        }
    }

    private RunningSource subscribed() {
        RunningSource source = run(redis.uri());
        await().until(() -> publisher.subscribers(CHANNEL) == 1);
        return source;
    }

    private Picture pictureOf(RunningSource source, String message) {
        int before = source.sink().pictures().size();
        publisher.publish(CHANNEL, message.getBytes(US_ASCII));
        await().until(() -> source.sink().pictures().size() > before);
        return source.sink().pictures().get(before);
    }

    private static String message(byte[] data, String rest) {
        return "{\"data\": \"" + Base64.getEncoder().encodeToString(data) + "\"" + rest + "}";
    }

    @Test
    void jpegKeepsItsBytesAndItsOwnSizeAndIsCountedWhereItHasNoNumber() {
        try (RunningSource source = subscribed()) {
            for (int i = 0; i < 3; i++) {
                Picture picture = pictureOf(source, message(JPEG, ", \"size\": [1, 2]"));
                assertThat(picture.jpeg()).isEqualTo(JPEG);
                assertThat(picture.size()).isEqualTo(new Size(64, 48));
                assertThat(picture.number()).isEqualTo(i);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ", \"size\": [2, 3]",
                ", \"size\": [2, 3, 3]",
                ", \"size\": [3, 2], \"frame_number\": 7",
                ", \"size\": [3, 2, 3], \"frame_number\": 7, \"other\": {\"data\": [1]}"
            })
    void pixelsAreToldByTheirLengthAndTheOrderOfSidesByTheNumber(String rest) {
        try (RunningSource source = subscribed()) {
            Picture picture = pictureOf(source, message(new byte[18], rest));
            assertThat(picture.size()).isEqualTo(new Size(3, 2));
            assertThat(picture.number()).isEqualTo(rest.contains("number") ? 7 : 0);
            assertThat(pictureOf(source, message(new byte[6], rest)).size()).isEqualTo(new Size(3, 2));
        }
    }

    @Test
    void escapesInTheBase64AndKeysBeforeItAreUnderstood() {
        byte[] pixels = new byte[18];
        java.util.Arrays.fill(pixels, (byte) 0xFF);
        String escaped =
                message(pixels, ", \"size\": [2, 3]").replace("/", "\\/").replace("{", "{\"x\": [{}], ");
        try (RunningSource source = subscribed()) {
            assertThat(pictureOf(source, escaped).size()).isEqualTo(new Size(3, 2));
        }
    }

    @Test
    void whateverElseComesIsSkipped() {
        List<String> garbage = List.of(
                "",
                "hello",
                "[]",
                "{",
                "{\"size\": [1, 1]}",
                "{\"data\": 5}",
                "{\"data\": \"",
                "{\"data\": \"AAAA\"",
                "{\"data\": \"\", \"size\": [1, 1]}",
                "{\"data\": \"A\\u0041AA\", \"size\": [1, 1]}",
                "{\"data\": \"AAAA\", \"size\": [2, 2]}",
                "{\"data\": \"AAAA\", \"size\": [-1, -1]}",
                "{\"data\": \"AAAA\", \"size\": [\"1\", null]}",
                message(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0}, ""),
                message(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}, ", \"size\": [2, 4]"));
        try (RunningSource source = subscribed()) {
            garbage.forEach(text -> publisher.publish(CHANNEL, text.getBytes(US_ASCII)));
            assertThat(pictureOf(source, message(JPEG, "")).jpeg()).isEqualTo(JPEG);
        }
    }

    @Test
    void aMessageLongerThanAllowedEndsTheConnectionWithTheReason() throws ConfigException {
        Limits limits = new Limits(Map.of(Limit.REDIS_MESSAGE_BYTES, 20_000L));
        try (RunningSource source =
                new RunningSource(new SourceProviders().open(Configs.camera(redis.uri())), limits)) {
            await().until(() -> publisher.subscribers(CHANNEL) == 1);
            assertThat(pictureOf(source, message(JPEG, "")).jpeg()).isEqualTo(JPEG);
            publisher.publish(CHANNEL, new byte[20_001]);
            assertThat(source.reason())
                    .isEqualTo("Redis at 127.0.0.1:" + redis.port()
                            + " sends a message of 20001 bytes; the limit redis_message_bytes allows 20000");
            assertThat(limits.timesReached(Limit.REDIS_MESSAGE_BYTES)).isOne();
        }
    }

    @Test
    void aPictureThatClaimsTooMuchIsSkippedAndTheReasonIsSeenUntilThereIsAGoodOne() {
        byte[] png = new byte[64];
        ByteBuffer.wrap(png)
                .putLong(0x89504E470D0A1A0AL)
                .putInt(13)
                .putInt(0x49484452)
                .putInt(12_000)
                .putInt(12_000);
        try (RunningSource source = subscribed()) {
            publisher.publish(CHANNEL, message(png, "").getBytes(US_ASCII));
            await().until(() -> source.sink().waits().size() == 2);
            assertThat(source.sink().waits())
                    .containsExactly(
                            "waiting for frames on channel CameraStream",
                            "waiting for frames on channel CameraStream; the last message was skipped because a picture"
                                    + " of 12000x12000 is too large; the limit picture_pixels allows 128000000 pixels");
            assertThat(pictureOf(source, message(JPEG, "")).jpeg()).isEqualTo(JPEG);
        }
    }

    @Test
    void listsWithoutEndBesideTheDataCostNothingAndAreSkipped() {
        String bomb = "{\"data\": \"AAAA\", \"size\": [" + "[],".repeat(1_000_000) + "[]]}";
        try (RunningSource source = subscribed()) {
            publisher.publish(CHANNEL, bomb.getBytes(US_ASCII));
            await().until(() -> source.sink().limits().timesReached(Limit.REDIS_EXTRA_BYTES) == 1);
            assertThat(pictureOf(source, message(JPEG, "")).jpeg()).isEqualTo(JPEG);
        }
    }

    @Test
    void saysWhenNobodyListens() {
        redis.kill();
        try (RunningSource source = run(redis.uri())) {
            assertThat(source.reason())
                    .isEqualTo("Redis at 127.0.0.1:" + redis.port() + " refuses the connection or cannot be reached");
        }
        redis.start();
    }

    @Test
    void saysWhenTheServerGoesAway() {
        try (RunningSource source = subscribed()) {
            redis.kill();
            assertThat(source.reason()).isEqualTo("the connection to Redis at 127.0.0.1:" + redis.port() + " was lost");
            redis.start();
        }
    }

    @Test
    void saysWhenAPasswordIsMissingOrWrongAndComesInWithTheRightOne() {
        try (RedisProcess closed = new RedisProcess("requirepass s3cret")) {
            String peer = "127.0.0.1:" + closed.port();
            try (RunningSource source = run("redis://:wrong@" + peer)) {
                assertThat(source.reason())
                        .startsWith("Redis at " + peer + " refuses: ")
                        .doesNotContain("wrong@");
            }
            try (RunningSource source = run("redis://" + peer)) {
                assertThat(source.reason()).startsWith("Redis at " + peer + " refuses: NOAUTH");
            }
            try (RunningSource source = run("redis://:s3cret@" + peer + "/2")) {
                source.stop();
                assertThat(source.reason()).isEmpty();
            }
        }
    }

    @Test
    void endsQuietlyWhenItIsClosed() {
        try (RunningSource source = subscribed()) {
            source.stop();
            source.stop();
            assertThat(source.end()).isEmpty();
            await().until(() -> publisher.subscribers(CHANNEL) == 0);
        }
    }
}
