package org.videostreamer.source.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteOrder;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;
import org.videostreamer.source.SourceProviders;
import org.videostreamer.testing.Configs;
import org.videostreamer.testing.DeepFiles;
import org.videostreamer.testing.FirstFrame;
import org.videostreamer.testing.ReadBack;
import org.videostreamer.testing.RedisProcess;
import org.videostreamer.testing.RespClient;
import org.videostreamer.testing.RunningSource;

/** Pictures of more than 8 bits by way of a real server. */
class DeepMessagesTest {

    private static final String CHANNEL = "CameraStream";
    private static final Size SIZE = new Size(5, 3);

    @ParameterizedTest
    @CsvSource({
        "uint16, UINT16",
        "<i2, INT16",
        ">u2, UINT16",
        "int8, INT8",
        "uint32, UINT32",
        ">i8, INT64",
        "float32, FLOAT32",
        ">f8, FLOAT64"
    })
    void samplesThatAreNamedStayAsTheyCame(String name, SampleType type) throws Exception {
        ByteOrder order = name.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        assertKept(DeepFiles.samples(type, SIZE, order), ", \"size\": [3, 5], \"dtype\": \"" + name + "\"", type);
    }

    @Test
    void imageFilesOf16BitsStayAsTheyCame() throws Exception {
        assertKept(DeepFiles.png(SIZE), "", SampleType.UINT16);
        assertKept(DeepFiles.tiff(SampleType.FLOAT32, SIZE, ByteOrder.LITTLE_ENDIAN), "", SampleType.FLOAT32);
    }

    @Test
    void colourOf16BitsIsSeenIn8() throws Exception {
        String rest = ", \"size\": [1, 1, 3], \"dtype\": \"uint16\"";
        try (RedisProcess redis = new RedisProcess();
                FirstFrame first = publish(redis, message(new byte[] {(byte) 0xFF, 0xF, 0, 8, 0x10, 0}, rest))) {
            assertThat(first.frame().samples().format()).isEqualTo(PixelFormat.RGB24);
            assertThat(DeepFiles.bytes(first.frame().samples())).containsExactly(255, 128, 1);
        }
    }

    @Test
    void dataOfAnotherLengthThanItsNameSaysIsSkippedWithTheReason() throws Exception {
        try (RedisProcess redis = new RedisProcess();
                RespClient publisher = new RespClient(redis.port());
                RunningSource source = new RunningSource(new SourceProviders().open(Configs.camera(redis.uri())))) {
            await().until(() -> publisher.subscribers(CHANNEL) == 1);
            publisher.publish(
                    CHANNEL,
                    message(new byte[15], ", \"size\": [3, 5], \"dtype\": \"uint16\"")
                            .getBytes(US_ASCII));
            await().until(() -> source.sink().waits().size() == 2);
            assertThat(source.sink().waits().get(1))
                    .endsWith(
                            "the last message was skipped because their size [3, 5] and dtype do not make their 15 bytes"
                                    + " of data");
        }
    }

    @ParameterizedTest
    @CsvSource({"uint16, UINT16", ">i4, INT32", "float64, FLOAT64"})
    void everySampleIsReadBackFromFiles(String name, SampleType type) throws Exception {
        ByteOrder order = name.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        byte[] message = message(
                        DeepFiles.samples(type, SIZE, order), ", \"size\": [3, 5], \"dtype\": \"" + name + "\"")
                .getBytes(US_ASCII);
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try (RedisProcess redis = new RedisProcess();
                RespClient publisher = new RespClient(redis.port())) {
            clock.scheduleAtFixedRate(() -> publisher.publish(CHANNEL, message), 0, 20, TimeUnit.MILLISECONDS);
            ReadBack.assertKept(redis.uri(), type, DeepFiles.samples(type, SIZE, ByteOrder.nativeOrder()));
        } finally {
            clock.shutdownNow();
        }
    }

    private static void assertKept(byte[] data, String rest, SampleType type) throws Exception {
        try (RedisProcess redis = new RedisProcess();
                FirstFrame first = publish(redis, message(data, rest))) {
            Frame frame = first.frame();
            assertThat(frame.size()).isEqualTo(SIZE);
            assertThat(frame.sampleType()).isEqualTo(type);
            assertThat(DeepFiles.bytes(frame.samples()))
                    .isEqualTo(DeepFiles.samples(type, SIZE, ByteOrder.nativeOrder()));
        }
    }

    private static FirstFrame publish(RedisProcess redis, String message) throws Exception {
        FirstFrame first = new FirstFrame(new SourceProviders().open(Configs.camera(redis.uri())));
        try (RespClient publisher = new RespClient(redis.port())) {
            await().until(() -> publisher.subscribers(CHANNEL) == 1);
            publisher.publish(CHANNEL, message.getBytes(US_ASCII));
            first.frame();
        }
        return first;
    }

    private static String message(byte[] data, String rest) {
        return "{\"data\": \"" + Base64.getEncoder().encodeToString(data) + "\"" + rest + "}";
    }
}
