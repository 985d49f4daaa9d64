package org.videostreamer.pixels;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;
import org.videostreamer.testing.DeepFiles;

/** Files of more than 8 bits; {@link ImageHeaderTest} has the others. */
class ImageFileDecoderTest {

    private static final Size SIZE = new Size(37, 21);

    private final PixelsPool pool = new PixelsPool();

    @AfterEach
    void giveBack() {
        assertThat(pool.lent()).isZero();
        pool.close();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UINT8")
    void tiffFilesKeepTheirSamples(SampleType type) {
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            assertKept(DeepFiles.tiff(type, SIZE, order), type);
        }
    }

    @Test
    void pngFilesOf16BitsKeepTheirSamples() {
        assertKept(DeepFiles.png(SIZE), SampleType.UINT16);
    }

    @Test
    void filesOf8BitsAreColourAsEver() {
        Pixels pixels = decode(DeepFiles.tiff(SampleType.UINT8, SIZE, ByteOrder.LITTLE_ENDIAN));
        assertThat(pixels.format()).isEqualTo(PixelFormat.BGR24);
        pixels.release();
    }

    @Test
    void aPngFileThatIsCutOffIsNone() {
        byte[] file = DeepFiles.png(SIZE);
        assertThat(ImageFileDecoder.decode(ByteBuffer.wrap(file, 0, 60), pool)).isEmpty();
    }

    @Test
    void howManyBitsSamplesHaveIsToldOfColourToo() {
        assertThat(ImageHeader.sampleBits(ByteBuffer.wrap(DeepFiles.png(SIZE)))).isEqualTo(16);
        assertThat(ImageHeader.sampleBits(ByteBuffer.wrap(DeepFiles.colour("png", SIZE))))
                .isEqualTo(16);
        assertThat(ImageHeader.sampleBits(ByteBuffer.wrap(DeepFiles.colour("tiff", SIZE))))
                .isEqualTo(16);
        assertThat(ImageHeader.sampleBits(
                        ByteBuffer.wrap(DeepFiles.tiff(SampleType.UINT8, SIZE, ByteOrder.LITTLE_ENDIAN))))
                .isEqualTo(8);
        assertThat(ImageHeader.sampleBits(ByteBuffer.allocate(100))).isEqualTo(8);
    }

    private void assertKept(byte[] file, SampleType type) {
        Pixels pixels = decode(file);
        assertThat(pixels.format()).isEqualTo(PixelFormat.gray(type));
        assertThat(pixels.size()).isEqualTo(SIZE);
        assertThat(DeepFiles.bytes(pixels)).isEqualTo(DeepFiles.samples(type, SIZE, ByteOrder.nativeOrder()));
        pixels.release();
    }

    private Pixels decode(byte[] file) {
        return ImageFileDecoder.decode(ByteBuffer.wrap(file), pool).orElseThrow();
    }
}
