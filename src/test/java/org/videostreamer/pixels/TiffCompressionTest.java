package org.videostreamer.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.frame.PictureException;

class TiffCompressionTest {

    @ParameterizedTest
    @CsvSource({"1, NONE", "5, LZW", "8, DEFLATE", "32946, DEFLATE", "32773, PACK_BITS"})
    void eachHasItsNumber(long number, TiffCompression compression) {
        assertThat(TiffCompression.of(number)).isEqualTo(compression);
    }

    @Test
    void thoseOfBytesThatAreLikeEachOtherGoWithAPredictor() {
        assertThat(Arrays.stream(TiffCompression.values()).filter(TiffCompression::isPredicted))
                .containsExactly(TiffCompression.LZW, TiffCompression.DEFLATE);
    }

    @Test
    void ofWhatIsNotCompressedThereIsNothingToUndo() {
        assertThatThrownBy(() -> TiffCompression.NONE.decode(ByteBuffer.allocate(1), ByteBuffer.allocate(1)))
                .isInstanceOf(IllegalStateException.class);
    }

    /** Two bytes as they are, one three times, nothing, and one as it is. */
    @Test
    void packedBitsAreUnpacked() {
        byte[] packed = {1, 10, 11, -2, 20, -128, 0, 30};
        assertUnpacked(packed, 9, 10, 11, 20, 20, 20, 30);
        assertUnpacked(packed, 4, 10, 11, 20, 20);
        assertUnpacked(packed, 1, 10);
        assertUnpacked(packed, 0);
        assertUnpacked(new byte[] {-127, 7}, 200, repeated(7, 128));
        assertUnpacked(new byte[] {-127, 7}, 100, repeated(7, 100));
    }

    @Test
    void packedBitsThatAreCutOffEndThere() {
        assertUnpacked(new byte[] {5, 10, 11}, 9, 10, 11);
        assertUnpacked(new byte[] {0, 10, -2}, 9, 10);
        assertUnpacked(new byte[] {-128, -128}, 9);
        assertUnpacked(new byte[] {}, 9);
    }

    private static int[] repeated(int value, int times) {
        int[] all = new int[times];
        Arrays.fill(all, value);
        return all;
    }

    private static void assertUnpacked(byte[] packed, int room, int... expected) {
        ByteBuffer out = ByteBuffer.allocate(room);
        int count = TiffCompression.PACK_BITS.decode(ByteBuffer.wrap(packed), out);
        assertThat(count).isEqualTo(expected.length);
        for (int i = 0; i < count; i++) {
            assertThat(out.get(i)).isEqualTo((byte) expected[i]);
        }
        assertThat(out.position()).isZero();
    }

    @Test
    void deflatedBytesAreInflatedAsFarAsThereIsRoom() {
        byte[] samples = new byte[5_000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (i * i / 100);
        }
        byte[] file = deflated(samples);
        assertThat(inflated(file, 5_000)).isEqualTo(samples);
        assertThat(inflated(file, 700)).isEqualTo(Arrays.copyOf(samples, 700));
        assertThat(inflated(file, 6_000)).isEqualTo(samples);
        byte[] half = inflated(Arrays.copyOf(file, file.length / 2), 5_000);
        assertThat(half).isNotEmpty().isEqualTo(Arrays.copyOf(samples, half.length));
        assertThat(half.length).isLessThan(5_000);
        assertThat(inflated(new byte[0], 10)).isEmpty();
    }

    @Test
    void whatNeedsADictionaryHasNoSamples() {
        Deflater deflater = new Deflater();
        deflater.setDictionary(new byte[] {1, 2, 3});
        assertThat(inflated(deflated(deflater, new byte[] {1, 2, 3, 1, 2, 3}), 6))
                .isEmpty();
    }

    @Test
    void whatIsNotDeflatedIsTold() {
        assertThatThrownBy(() -> inflated(new byte[] {-1, -1, -1, -1}, 6))
                .isInstanceOf(PictureException.class)
                .hasMessage("a strip or tile of the TIFF file is no Deflate data");
    }

    private static byte[] deflated(byte[] bytes) {
        return deflated(new Deflater(), bytes);
    }

    private static byte[] deflated(Deflater deflater, byte[] bytes) {
        deflater.setInput(bytes);
        deflater.finish();
        byte[] out = new byte[bytes.length + 100];
        int length = deflater.deflate(out);
        deflater.end();
        return Arrays.copyOf(out, length);
    }

    private static byte[] inflated(byte[] file, int room) {
        ByteBuffer out = ByteBuffer.allocate(room);
        int count = TiffCompression.DEFLATE.decode(ByteBuffer.wrap(file), out);
        assertThat(out.position()).isZero();
        return Arrays.copyOf(out.array(), count);
    }
}
