package org.videostreamer.pixels;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.videostreamer.frame.SampleRange;
import org.videostreamer.frame.SampleType;

class RangeGuessTest {

    private final RangeGuess guess = new RangeGuess();

    @ParameterizedTest
    @CsvSource({
        "0, 8, 255",
        "200, 8, 255",
        "256, 10, 1023",
        "1023, 10, 1023",
        "1024, 12, 4095",
        "4080, 12, 4095",
        "5000, 14, 16383",
        "16384, 16, 65535",
        "65535, 16, 65535",
    })
    void theLargestSampleTellsHowManyBitsThereAre(int largest, int bits, double highest) {
        assertThat(of(SampleType.UINT16, 3, largest, 7 & largest)).isEqualTo(new SampleRange(bits, 0, highest, true));
    }

    @ParameterizedTest
    @CsvSource({"4, 14, 65532", "8, 14, 65532", "16, 12, 65520", "64, 10, 65472", "256, 8, 65280", "512, 8, 65280"})
    void lowBitsThatAreNeverSetTellThatSamplesLieAtTheHighEnd(int step, int bits, double highest) {
        assertThat(of(SampleType.UINT16, step, 0xFFFF & -step)).isEqualTo(new SampleRange(bits, 0, highest, true));
    }

    @Test
    void aDimPictureDoesNotTellThatItsSamplesLieAtTheHighEnd() {
        assertThat(of(SampleType.UINT16, 16, 4080)).isEqualTo(new SampleRange(12, 0, 4095, true));
    }

    @Test
    void oneLowBitThatIsNeverSetIsAnAccident() {
        assertThat(of(SampleType.UINT16, 2, 65534).highest()).isEqualTo(65535);
    }

    @Test
    void whatWasSeenOnceIsRemembered() {
        of(SampleType.UINT16, 4095);
        assertThat(of(SampleType.UINT16, 1).bits()).isEqualTo(12);
        of(SampleType.UINT16, 0xFFF0);
        assertThat(of(SampleType.UINT16, 1).bits()).isEqualTo(16);
    }

    @Test
    void anotherTypeBeginsAnew() {
        of(SampleType.UINT16, 65535);
        assertThat(of(SampleType.INT16, 1000).bits()).isEqualTo(10);
        assertThat(of(SampleType.UINT16, 3).bits()).isEqualTo(8);
    }

    @Test
    void beyond16BitsItIsAsManyAsThereAre() {
        assertThat(of(SampleType.UINT32, (1 << 20) - 1).bits()).isEqualTo(20);
        assertThat(of(SampleType.UINT32, -1)).isEqualTo(new SampleRange(32, 0, 4294967295.0, true));
        assertThat(of(SampleType.INT64, 1L << 40).bits()).isEqualTo(41);
        assertThat(of(SampleType.UINT64, -1)).isEqualTo(new SampleRange(64, 0, 0x1p64, true));
    }

    @Test
    void negativeSamplesTellASignAndHowFarBelowZeroTheyGo() {
        assertThat(of(SampleType.INT16, 4095)).isEqualTo(new SampleRange(12, 0, 4095, true));
        assertThat(of(SampleType.INT16, -3)).isEqualTo(new SampleRange(13, -4096, 4095, true));
        assertThat(of(SampleType.INT16, -4097)).isEqualTo(new SampleRange(15, -16384, 16383, true));
        assertThat(of(SampleType.INT16, Short.MIN_VALUE)).isEqualTo(SampleRange.of(SampleType.INT16));
        assertThat(of(SampleType.INT8, -128)).isEqualTo(SampleRange.of(SampleType.INT8));
        assertThat(of(SampleType.INT32, Integer.MIN_VALUE)).isEqualTo(SampleRange.of(SampleType.INT32));
        assertThat(of(SampleType.INT64, Long.MIN_VALUE).lowest()).isEqualTo(-0x1p63);
    }

    @ParameterizedTest
    @EnumSource(names = {"UINT8", "FLOAT32", "FLOAT64"})
    void whatTellsNothingIsWhatItsTypeSays(SampleType type) {
        assertThat(of(type, 77)).isEqualTo(SampleRange.of(type));
    }

    @ParameterizedTest
    @EnumSource(names = {"INT8", "UINT16", "INT16", "UINT32", "INT32", "UINT64", "INT64"})
    void everySampleIsLookedAtWhereverItLies(SampleType type) {
        for (int at = 0; at < 13; at++) {
            long[] samples = new long[13];
            samples[at] = 65;
            samples[12 - at] |= type.isSigned() ? -66 : 0;
            SampleRange range = new RangeGuess().of(type, buffer(type, samples));
            assertThat(range.lowest()).isEqualTo(type == SampleType.INT8 ? -128 : type.isSigned() ? -256 : 0);
            samples[at] = type == SampleType.INT8 ? 127 : 0x1FF;
            samples[12 - at] = samples[at];
            assertThat(new RangeGuess().of(type, buffer(type, samples)).highest())
                    .isEqualTo(type == SampleType.INT8 ? 127 : 1023);
        }
    }

    private SampleRange of(SampleType type, long... samples) {
        return guess.of(type, buffer(type, samples));
    }

    private static ByteBuffer buffer(SampleType type, long... samples) {
        ByteBuffer bytes =
                ByteBuffer.allocateDirect(samples.length * type.bytes()).order(ByteOrder.nativeOrder());
        for (long sample : samples) {
            switch (type.bytes()) {
                case 1 -> bytes.put((byte) sample);
                case 2 -> bytes.putShort((short) sample);
                case 4 -> bytes.putInt((int) sample);
                default -> bytes.putLong(sample);
            }
        }
        return bytes.flip();
    }
}
