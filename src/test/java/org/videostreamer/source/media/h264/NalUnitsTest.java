package org.videostreamer.source.media.h264;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NalUnitsTest {

    private final NalUnits units = new NalUnits();

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            000001 41                       | 41
            00000001 4142                   | 4142
            000001 41 000001 42             | 41 42
            000001 41 0000000001 42         | 41 42
            000001 4100 000001 42           | 41 42
            000001 41 000002 42 000001 43   | 4100000242 43
            000001 41 0001 42               | 41000142
            000001 4101 000001 42           | 4101 42
            000001 4102 000001 42           | 4102 42
            000001 410202 000001 42         | 410202 42
            000001 01 000001 01             | 01 01
            000001 41 000001                | 41
            41 000001 42                    | 42
            000001                          | -
            0000                            | -
            """)
    void unitsStandBetweenStartCodes(String bytes, String expected) {
        assertThat(find(bytes.replace(" ", ""))).isTrue();
        assertThat(IntStream.range(0, units.count())
                        .mapToObj(unit -> HexFormat.of().formatHex(units.copy(unit))))
                .isEqualTo(Stream.ofNullable(expected)
                        .flatMap(text -> Stream.of(text.split(" ")))
                        .toList());
    }

    @Test
    void whatLiesBehindTheLengthIsNotLookedAt() {
        ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex("0000014100000142"));
        assertThat(units.find(bytes, 7)).isTrue();
        assertThat(units.count()).isEqualTo(1);
        assertThat(units.find(bytes, 2)).isTrue();
        assertThat(units.count()).isZero();
    }

    @Test
    void theFirstByteTellsWhatAUnitIs() {
        find("000001 65 000001 01 000001 27 000001 e8 000001 60".replace(" ", ""));
        assertThat(List.of(units.type(0), units.type(1), units.type(2), units.type(3), units.type(4)))
                .containsExactly(NalUnits.IDR_SLICE, 1, NalUnits.SEQUENCE_PARAMETERS, NalUnits.PICTURE_PARAMETERS, 0);
        assertThat(List.of(units.isReference(0), units.isReference(1), units.isReference(2)))
                .containsExactly(true, false, true);
        assertThat(List.of(units.isForbidden(0), units.isForbidden(3), units.isForbidden(4)))
                .containsExactly(false, true, false);
    }

    @Test
    void asManyAreFoundAsAPictureMayHave() {
        String one = "00000141";
        assertThat(find(one.repeat(4_096))).isTrue();
        assertThat(units.count()).isEqualTo(4_096);
        assertThat(units.begin(4_095)).isEqualTo(4 * 4_095 + 3);
        assertThat(find(one.repeat(4_097))).isFalse();
    }

    private boolean find(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        return units.find(ByteBuffer.wrap(bytes), bytes.length);
    }
}
