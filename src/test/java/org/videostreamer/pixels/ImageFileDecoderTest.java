package org.videostreamer.pixels;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
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
    @EnumSource(names = {"INT8", "UINT16", "INT16", "INT32", "FLOAT32", "FLOAT64"})
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

    @ParameterizedTest
    @EnumSource(names = {"UINT32", "UINT64", "INT64"})
    void integersThatNobodyDecodesHereAreRefused(SampleType type) {
        byte[] file = DeepFiles.tiff(type, SIZE, ByteOrder.LITTLE_ENDIAN);
        assertThat(ImageHeader.of(ByteBuffer.wrap(file))).hasValue(new ImageHeader(SIZE, Optional.empty()));
        assertThat(ImageFileDecoder.decode(ByteBuffer.wrap(file), pool)).isEmpty();
    }

    @Test
    void aDamagedFileIsNone() {
        byte[] file = DeepFiles.tiff(SampleType.UINT16, SIZE, ByteOrder.LITTLE_ENDIAN);
        // Its data lie beyond its end.
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(10 + 5 * 12 + 8, Integer.MAX_VALUE);
        assertThat(ImageFileDecoder.decode(ByteBuffer.wrap(file), pool)).isEmpty();
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
