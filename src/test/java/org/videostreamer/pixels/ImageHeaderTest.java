package org.videostreamer.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.frame.PictureTooLargeException;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.Size;
import org.videostreamer.natives.NativeLibraries;

class ImageHeaderTest {

    private static final int WEBP_QUALITY = 64;

    @ParameterizedTest
    @CsvSource({"png, 0", "bmp, 0", "tiff, 0", "webp, 80", "webp, 101"})
    void whatOpenCvWritesHasItsSizeAndIsDecoded(String kind, int quality) {
        byte[] file = file(kind, quality, 300, 7);
        assertThat(size(ByteBuffer.wrap(file))).contains(new Size(300, 7));
        try (PixelsPool pool = new PixelsPool()) {
            Pixels pixels = ImageFileDecoder.decode(ByteBuffer.wrap(file), pool).orElseThrow();
            assertThat(pixels.size()).isEqualTo(new Size(300, 7));
            pixels.release();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "FFD8FFE0,         jpeg",
        "FFD8FF,           other",
        "FFD8FEE0,         other",
        "89504E470D0A1A0A, png",
        "89504E470D0A1A,   other",
        "89504E470D0A1A0B, other",
        "49492A00,         tiff",
        "4D4D002A,         tiff",
        "49492A,           other",
        "49492B00,         other",
        "'',               other",
    })
    void aFileIsKnownByItsFirstBytes(String bytes, String kind) {
        ByteBuffer file = ByteBuffer.wrap(HexFormat.of().parseHex("00" + bytes)).position(1);
        String known = ImageHeader.isJpeg(file)
                ? "jpeg"
                : ImageHeader.isPng(file) ? "png" : ImageHeader.isTiff(file) ? "tiff" : "other";
        assertThat(known).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "tiff"})
    void whatJavaWritesHasItsSize(String kind) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(70, 300, BufferedImage.TYPE_3BYTE_BGR), kind, out);
        assertThat(size(ByteBuffer.wrap(out.toByteArray()))).contains(new Size(70, 300));
    }

    @ParameterizedTest
    @CsvSource({"png, 0", "bmp, 0", "tiff, 0", "webp, 80", "webp, 101"})
    void aFileThatIsCutOffAnywhereIsNoPicture(String kind, int quality) {
        byte[] file = file(kind, quality, 16, 9);
        try (PixelsPool pool = new PixelsPool()) {
            for (int length = 0; length < 26; length++) {
                assertThat(ImageFileDecoder.decode(ByteBuffer.wrap(file, 0, length), pool))
                        .isEmpty();
            }
        }
    }

    @Test
    void theOtherFormsOfHeadersAreRead() {
        ByteBuffer core = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
        core.put(0, (byte) 'B')
                .put(1, (byte) 'M')
                .putInt(14, 12)
                .putShort(18, (short) 40_000)
                .putShort(20, (short) 3);
        assertThat(size(core)).contains(new Size(40_000, 3));
        ByteBuffer upside = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
        upside.put(0, (byte) 'B')
                .put(1, (byte) 'M')
                .putInt(14, 40)
                .putInt(18, 5)
                .putInt(22, -6);
        assertThat(size(upside)).contains(new Size(5, 6));
        ByteBuffer canvas = ByteBuffer.allocate(30).order(ByteOrder.LITTLE_ENDIAN);
        canvas.put(0, "RIFF....WEBPVP8X".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        canvas.putInt(24, 0x012345).putInt(26, 0x00ABCD01);
        assertThat(size(canvas)).contains(new Size(0x012346, 0x00ABCE));
        ByteBuffer big = ByteBuffer.allocate(64);
        big.putInt(0, 0x4D4D002A).putInt(4, 8).putShort(8, (short) 3);
        big.putShort(10, (short) 256).putShort(12, (short) 4).putInt(18, -1);
        big.putShort(22, (short) 257).putShort(24, (short) 3).putShort(30, (short) 9);
        big.putShort(34, (short) 257).putShort(36, (short) 3).putShort(42, (short) 7);
        assertThat(size(big)).contains(new Size(Integer.MAX_VALUE, 9));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 63, Integer.MAX_VALUE})
    void aDirectoryBeyondTheEndIsNoPicture(int place) {
        ByteBuffer tiff = ByteBuffer.allocate(64).putInt(0, 0x4D4D002A).putInt(4, place);
        assertThat(size(tiff)).isEmpty();
    }

    @Test
    void aClaimOfTooManyPixelsIsRefusedBeforeAnythingIsDecoded() {
        byte[] file = file("png", 0, 16, 9);
        ByteBuffer.wrap(file).putInt(16, 30_000).putInt(20, 30_000);
        try (PixelsPool pool = new PixelsPool()) {
            assertThatThrownBy(() -> ImageFileDecoder.decode(ByteBuffer.wrap(file), pool))
                    .isInstanceOf(PictureTooLargeException.class)
                    .hasMessage("a picture of 30000x30000 is too large; the limit picture_pixels allows"
                            + " 128000000 pixels");
        }
    }

    private static Optional<Size> size(ByteBuffer file) {
        return ImageHeader.of(file).map(ImageHeader::size);
    }

    private static byte[] file(String kind, int quality, int width, int height) {
        NativeLibraries.loadOpenCv();
        try (Mat picture = new Mat(height, width, CV_8UC3, new Scalar(1, 2, 3, 0));
                BytePointer out = new BytePointer();
                IntPointer options = new IntPointer(WEBP_QUALITY, quality)) {
            assertThat(imencode("." + kind, picture, out, kind.equals("webp") ? options : new IntPointer()))
                    .isTrue();
            byte[] bytes = new byte[(int) out.limit()];
            out.get(bytes);
            return bytes;
        }
    }
}
