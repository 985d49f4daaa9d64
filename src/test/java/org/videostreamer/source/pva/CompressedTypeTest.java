package org.videostreamer.source.pva;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An array of 10 by 20 elements. */
class CompressedTypeTest {

    private static final List<Integer> SIDES = List.of(10, 20);

    @ParameterizedTest(name = "{0} long {1}, {2} bytes, sent as {3}: {4}")
    @CsvSource({
        // pvData's numbers
        "5,  false, 200,  UBYTE,  UBYTE",
        "1,  false, 200,  UBYTE,  BYTE",
        "6,  false, 400,  UBYTE,  USHORT",
        "3,  false, 800,  UBYTE,  INT",
        "9,  false, 800,  UBYTE,  FLOAT",
        "10, false, 1600, UBYTE,  DOUBLE",
        // areaDetector's own, as a long
        "0,  true,  200,  UBYTE,  BYTE",
        "1,  true,  200,  UBYTE,  UBYTE",
        "2,  true,  400,  UBYTE,  SHORT",
        "3,  true,  400,  UBYTE,  USHORT",
        "5,  true,  800,  UBYTE,  UINT",
        "8,  true,  800,  UBYTE,  FLOAT",
        "9,  true,  1600, UBYTE,  DOUBLE",
        // the size decides, whichever way the number came
        "3,  false, 400,  UBYTE,  USHORT",
        "5,  true,  200,  UBYTE,  UBYTE",
        "10, true,  1600, UBYTE,  DOUBLE",
        "6,  false, 1600, UBYTE,  LONG",
        "0,  false, 400,  UBYTE,  USHORT",
        "99, false, 800,  UBYTE,  UINT",
        "-1, true,  1600, UBYTE,  ULONG",
        ",   false, 200,  UBYTE,  UBYTE",
        ",   false, 400,  UBYTE,  USHORT",
        // some send the compressed bytes in an array of the type itself
        ",   false, 800,  FLOAT,  FLOAT",
        "3,  true,  400,  SHORT,  SHORT",
        "3,  true,  400,  FLOAT,  USHORT",
        // without a size, or with one that fits nothing, what is told counts
        "6,  false, 0,    UBYTE,  USHORT",
        "3,  true,  0,    UBYTE,  USHORT",
        "6,  false, 7,    UBYTE,  USHORT",
        ",   false, 0,    UBYTE,  UBYTE",
        "99, false, 0,    UBYTE,  UBYTE",
    })
    void isFoundBySizeAndNumber(Integer code, boolean typedLong, long bytes, ScalarType sent, ScalarType type) {
        assertThat(new CompressedType(Optional.ofNullable(code), typedLong, bytes).of(SIDES, sent))
                .isEqualTo(type);
    }

    @ParameterizedTest(name = "{0}, {1} bytes: {2}")
    @CsvSource({
        // The last one is what was sent: no type fits.
        "5 2,                             10,         UBYTE",
        "5 2,                             11,         BYTE",
        "0,                               0,          BYTE",
        "0 5,                             0,          BYTE",
        "5 0,                             0,          BYTE",
        "-5 -2,                           10,         BYTE",
        "-10,                             -10,        BYTE",
        // the largest number of bytes that is counted on with
        "2147483647,                      2147483647, UBYTE",
        "2147483647 1,                    2147483647, UBYTE",
        "2147483647 2,                    4294967294, UBYTE",
        "1073741824 2,                    2147483648, UBYTE",
        "1073741824 2 1,                  2147483648, BYTE",
        "65536 65536 65536 65536,         0,          BYTE",
    })
    void onlyPositiveSidesAreFilled(String dimensions, long bytes, ScalarType type) {
        List<Integer> sides =
                Arrays.stream(dimensions.split(" ")).map(Integer::valueOf).toList();
        assertThat(new CompressedType(Optional.empty(), false, bytes).of(sides, ScalarType.BYTE))
                .isEqualTo(type);
    }

    @Test
    void hostileDimensionsFitNothing() {
        CompressedType told = new CompressedType(Optional.of(6), false, Long.MAX_VALUE);
        for (List<Integer> sides : List.of(
                List.of(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, 4), List.of(-1, -200), List.of(0))) {
            assertThat(told.of(sides, ScalarType.UBYTE)).isEqualTo(ScalarType.USHORT);
        }
    }
}
