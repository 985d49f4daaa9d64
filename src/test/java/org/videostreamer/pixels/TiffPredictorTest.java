package org.videostreamer.pixels;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TiffPredictorTest {

    /** Two rows: each begins anew. */
    @ParameterizedTest
    @CsvSource({"1, true", "2, true", "2, false", "4, true", "4, false", "8, true", "8, false"})
    void integersAreTheSumsOfWhatIsToldInTheirRow(int bytes, boolean little) {
        ByteBuffer samples =
                ByteBuffer.allocate(6 * bytes).order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long[] told = {100, 100, -3, 7, -10, 1};
        long[] sums = {100, 200, 197, 7, -3, -2};
        for (int i = 0; i < told.length; i++) {
            put(samples, i, bytes, told[i]);
        }
        TiffPredictor.integers(samples, 3, 2, bytes);
        ByteBuffer expected = ByteBuffer.allocate(6 * bytes).order(samples.order());
        for (int i = 0; i < sums.length; i++) {
            put(expected, i, bytes, sums[i]);
        }
        assertThat(samples.array()).isEqualTo(expected.array());
    }

    private static void put(ByteBuffer out, int place, int bytes, long value) {
        switch (bytes) {
            case 1 -> out.put(place, (byte) value);
            case 2 -> out.putShort(place * 2, (short) value);
            case 4 -> out.putInt(place * 4, (int) value);
            default -> out.putLong(place * 8, value);
        }
    }

    /** All high bytes of a row first, then the next, each told as what it is more than the one before it. */
    @Test
    void floatsAreWovenOfTheirBytes() {
        ByteBuffer told = ByteBuffer.wrap(new byte[] {
            // 1.0 and -2.5 are 3F800000 and C0200000: 3F C0 80 20 00 00 00 00
            0x3F,
            (byte) 0x81,
            (byte) 0xC0,
            (byte) 0xA0,
            (byte) 0xE0,
            0,
            0,
            0,
            // 0.5 and 1.0 are 3F000000 and 3F800000: 3F 3F 00 80 00 00 00 00
            0x3F,
            0,
            (byte) 0xC1,
            (byte) 0x80,
            (byte) 0x80,
            0,
            0,
            0
        });
        TiffPredictor.floats(told, 2, 2, 4);
        ByteBuffer samples = told.order(ByteOrder.nativeOrder());
        assertThat(new float[] {samples.getFloat(0), samples.getFloat(4), samples.getFloat(8), samples.getFloat(12)})
                .containsExactly(1.0f, -2.5f, 0.5f, 1.0f);
    }

    @ParameterizedTest
    @CsvSource({"1, 0102030405060708", "2, 0201040306050807", "4, 0403020108070605", "8, 0807060504030201"})
    void theBytesOfEachSampleAreTurnedRound(int bytes, String turned) {
        ByteBuffer samples = ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
        TiffPredictor.turn(samples, bytes);
        assertThat(samples.array()).asHexString().isEqualTo(turned);
    }
}
