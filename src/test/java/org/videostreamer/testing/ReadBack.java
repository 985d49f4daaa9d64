package org.videostreamer.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.LongFunction;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.SampleType;
import org.videostreamer.pixels.ImageFileDecoder;

/** Reads the samples of a camera at the other end of the whole program, out of every file that holds them. */
public final class ReadBack {

    private static final int NPY_LENGTH_AT = 8;
    private static final int NPY_HEADER = 10;

    private ReadBack() {}

    /** Starts the program with one camera, and reads the samples of any of its pictures. */
    public static void assertKept(String uri, SampleType type, byte[] samples) {
        assertKept(uri, type, number -> samples);
    }

    /** The same of a camera whose pictures differ, by their numbers. */
    public static void assertKept(String uri, SampleType type, LongFunction<byte[]> samples) {
        try (RunningApp app = new RunningApp(
                Cameras.together(StreamBuilder.of(uri).name("deep").build()))) {
            await().until(() -> get(app, "raw").statusCode() == 200);
            HttpResponse<byte[]> npy = get(app, "npy");
            assertThat(npyData(npy.body())).isEqualTo(samples.apply(number(npy)));
            HttpResponse<byte[]> tiff = get(app, "tiff");
            assertThat(tiffData(tiff.body(), type)).isEqualTo(samples.apply(number(tiff)));
            HttpResponse<byte[]> png = get(app, "png16");
            if (type == SampleType.UINT8 || type == SampleType.UINT16) {
                assertThat(pngData(png.body())).isEqualTo(samples.apply(number(png)));
            } else {
                assertThat(png.statusCode()).isEqualTo(400);
            }
        }
    }

    private static HttpResponse<byte[]> get(RunningApp app, String format) {
        return app.get("/snapshot/deep?format=" + format);
    }

    private static long number(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.ISO_8859_1))
                .isEqualTo(200);
        return Long.parseLong(answer.headers().firstValue("X-Frame-Number").orElseThrow());
    }

    private static byte[] npyData(byte[] file) {
        int header = file[NPY_LENGTH_AT] & 0xFF | (file[NPY_LENGTH_AT + 1] & 0xFF) << 8;
        return Arrays.copyOfRange(file, NPY_HEADER + header, file.length);
    }

    private static byte[] tiffData(byte[] file, SampleType type) {
        try (PixelsPool pool = new PixelsPool()) {
            Pixels pixels = ImageFileDecoder.decode(ByteBuffer.wrap(file), pool).orElseThrow();
            try {
                assertThat(pixels.format().samples()).isEqualTo(type);
                return DeepFiles.bytes(pixels);
            } finally {
                pixels.release();
            }
        }
    }

    private static byte[] pngData(byte[] file) {
        try (BytePointer data = new BytePointer(file);
                Mat bytes = new Mat(1, file.length, opencv_core.CV_8UC1, data);
                Mat picture = opencv_imgcodecs.imdecode(bytes, opencv_imgcodecs.IMREAD_UNCHANGED)) {
            byte[] samples = new byte[(int) (picture.total() * picture.elemSize())];
            picture.data().get(samples);
            return samples;
        }
    }
}
