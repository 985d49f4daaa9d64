package org.videostreamer.source.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;
import org.videostreamer.source.SourceProviders;
import org.videostreamer.testing.Configs;
import org.videostreamer.testing.DeepFiles;
import org.videostreamer.testing.FirstFrame;
import org.videostreamer.testing.HttpScript;
import org.videostreamer.testing.ReadBack;
import org.videostreamer.testing.RunningSource;

/** Cameras that answer with a PNG or TIFF file. */
class ImageFilesTest {

    private static final Size SIZE = new Size(37, 21);
    private static final byte[] END = {'\r', '\n'};

    @ParameterizedTest
    @ValueSource(strings = {"\r\nContent-Type: image/png\r\nContent-Length: %d", "\r\nContent-Type: image/png", ""})
    void pngOf16BitsKeepsItsSamples(String headers) throws Exception {
        assertKept(DeepFiles.png(SIZE), headers, SampleType.UINT16);
    }

    @Test
    void tiffKeepsItsSamples() throws Exception {
        for (SampleType type : new SampleType[] {SampleType.UINT16, SampleType.INT32, SampleType.FLOAT32}) {
            byte[] file = DeepFiles.tiff(type, SIZE, ByteOrder.BIG_ENDIAN);
            assertKept(file, "\r\nContent-Type: image/tiff\r\nContent-Length: %d", type);
        }
    }

    @Test
    void pictureAfterPictureIsAskedForOverOneConnection() throws Exception {
        byte[] one = DeepFiles.png(SIZE);
        byte[] other = DeepFiles.tiff(SampleType.UINT16, SIZE, ByteOrder.LITTLE_ENDIAN);
        try (HttpScript camera = new HttpScript((number, request, stage) -> {
                    byte[] file = number % 2 == 0 ? one : other;
                    stage.send(String.format("HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n", file.length), file);
                    return true;
                });
                RunningSource source = HttpTesting.run(camera.uri())) {
            await().until(() -> source.sink().pictures().size() > 4);
            assertThat(source.sink().pictures())
                    .allMatch(picture -> picture.size().equals(SIZE));
        }
    }

    @Test
    void aFileThatIsCutOffIsLeftOut() throws Exception {
        byte[] whole = DeepFiles.tiff(SampleType.UINT16, SIZE, ByteOrder.LITTLE_ENDIAN);
        try (HttpScript camera = new HttpScript((number, request, stage) -> {
                    byte[] file = number < 3 ? Arrays.copyOf(whole, 20) : whole;
                    stage.send(String.format("HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n", file.length), file);
                    return true;
                });
                RunningSource source = HttpTesting.run(camera.uri())) {
            await().until(() -> !source.sink().pictures().isEmpty());
            assertThat(source.sink().pictures().get(0).number()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = SampleType.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"UINT8"})
    void partsOfAStreamKeepTheirSamples(SampleType type) throws Exception {
        byte[] file = DeepFiles.tiff(type, SIZE, ByteOrder.LITTLE_ENDIAN);
        try (HttpScript camera = parts(file);
                FirstFrame first = new FirstFrame(new SourceProviders().open(Configs.camera(camera.uri())))) {
            assertThat(DeepFiles.bytes(first.frame().samples()))
                    .isEqualTo(DeepFiles.samples(type, SIZE, ByteOrder.nativeOrder()));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"UINT16", "UINT32", "INT64", "FLOAT32"})
    void everySampleOfAStreamIsReadBackFromFiles(SampleType type) {
        byte[] file = DeepFiles.tiff(type, SIZE, ByteOrder.LITTLE_ENDIAN);
        try (HttpScript camera = parts(file)) {
            ReadBack.assertKept(camera.uri(), type, DeepFiles.samples(type, SIZE, ByteOrder.nativeOrder()));
        }
    }

    @Test
    void whyAFileIsNoPictureIsToldWhileThereIsNone() throws Exception {
        byte[] whole = DeepFiles.tiff(SampleType.UINT16, SIZE, ByteOrder.LITTLE_ENDIAN);
        byte[] half = Arrays.copyOf(whole, 900);
        try (HttpScript camera = new HttpScript((number, request, stage) -> {
                    stage.send(String.format("HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n", half.length), half);
                    return true;
                });
                RunningSource source = HttpTesting.run(camera.uri())) {
            await().until(() -> source.sink()
                    .waits()
                    .contains("the camera sends no picture: the TIFF file has 900 bytes; its samples go on to 1688"));
        }
    }

    @Test
    void colourOf16BitsIsKeptAs8AndThatIsTold() throws Exception {
        byte[] file = DeepFiles.colour("png", SIZE);
        try (HttpScript camera = new HttpScript((number, request, stage) -> {
                    stage.send(String.format("HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n", file.length), file);
                    return true;
                });
                FirstFrame first = new FirstFrame(new SourceProviders().open(Configs.camera(camera.uri())))) {
            assertThat(first.frame().sampleType()).isEqualTo(SampleType.UINT8);
            assertThat(first.frame().sentBits()).isEqualTo(16);
            assertThat(first.frame().isReduced()).isTrue();
        }
    }

    /** A stream of the same file again and again. */
    private static HttpScript parts(byte[] file) {
        return new HttpScript((number, request, stage) -> {
            stage.send("HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace;boundary=b\r\n\r\n");
            while (stage.pause(10)) {
                stage.send("--b\r\nContent-Type: image/tiff\r\n\r\n", file, END);
            }
            return false;
        });
    }

    private static void assertKept(byte[] file, String headers, SampleType type) throws Exception {
        try (HttpScript camera = new HttpScript((number, request, stage) -> {
                    stage.send("HTTP/1.1 200 OK" + String.format(headers, file.length) + "\r\n\r\n", file);
                    return headers.contains("Length");
                });
                FirstFrame first = new FirstFrame(new SourceProviders().open(Configs.camera(camera.uri())))) {
            Frame frame = first.frame();
            assertThat(frame.size()).isEqualTo(SIZE);
            assertThat(DeepFiles.bytes(frame.samples()))
                    .isEqualTo(DeepFiles.samples(type, SIZE, ByteOrder.nativeOrder()));
        }
    }
}
