package org.videostreamer.source.media.h264;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BitReaderTest {

    @ParameterizedTest
    @CsvSource({
        "80, 0, 0",
        "40, 1, 1",
        "60, 2, -1",
        "20, 3, 2",
        "28, 4, -2",
        "30, 5, 3",
        "38, 6, -3",
        "00ff80, 510, -255",
        "0000030003fffffff8, 2147483646, -1073741823",
    })
    void numbersHaveALengthOfTheirOwn(String hex, int number, int signed) {
        assertThat(reader(hex).number()).isEqualTo(number);
        assertThat(reader(hex).signed()).isEqualTo(signed);
    }

    @Test
    void aNumberIsNoLongerThanItMayBe() {
        BitReader in = reader("28");
        assertThat(in.number(4)).isEqualTo(4);
        assertThat(in.isBad()).isFalse();
        in = reader("28");
        assertThat(in.number(3)).isZero();
        assertThat(in.isBad()).isTrue();
    }

    @Test
    void aPrefixThatNoNumberHasIsBad() {
        BitReader in = reader("0000000000000001ffff");
        assertThat(in.number()).isZero();
        assertThat(in.isBad()).isTrue();
    }

    @Test
    void whatKeepsStartCodesOutIsPassedOver() {
        BitReader in = reader("000003010000 03".replace(" ", ""));
        assertThat(in.bits(24)).isEqualTo(1);
        assertThat(in.bits(16)).isZero();
        assertThat(in.isBad()).isFalse();
        assertThat(in.bits(8)).isZero();
        assertThat(in.isBad()).isTrue();
        assertThat(reader("00030000").bits(31)).as("behind one zero").isEqualTo(0x00030000 >> 1);
        assertThat(reader("01000003ff").bits(31)).as("behind others").isEqualTo(0x010000ff >> 1);
    }

    @Test
    void whatIsNotThereReadsAsNothing() {
        BitReader in = reader("ff");
        in.skip(7);
        assertThat(in.flag()).isTrue();
        assertThat(in.isBad()).isFalse();
        assertThat(in.flag()).isFalse();
        assertThat(in.isBad()).isTrue();
        assertThat(in.bits(3)).isZero();
    }

    private static BitReader reader(String hex) {
        byte[] bytes = HexFormat.of().parseHex("67" + hex);
        return new BitReader(ByteBuffer.wrap(bytes), 0, bytes.length);
    }
}
