package org.videostreamer.source.pva;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.frame.PictureException;
import org.videostreamer.frame.Size;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;

class LayoutTest {

    private final Limits limits = new Limits(Map.of(Limit.PVA_ARRAY_BYTES, 100_000L));

    private Layout of(String dimensions, ScalarType type, Integer mode) {
        return Layout.of(sides(dimensions), type, Optional.ofNullable(mode), limits);
    }

    private static List<Integer> sides(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(" ")).map(Integer::valueOf).toList();
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "40 30,         UBYTE,  ,   MONO,   40, 30, 1200",
        "40 30,         USHORT, 0,  MONO,   40, 30, 2400",
        "40 30,         UBYTE,  1,  BAYER,  40, 30, 1200",
        "40 30,         UBYTE,  2,  MONO,   40, 30, 1200",
        "40 30,         UBYTE,  99, MONO,   40, 30, 1200",
        "40 30,         UBYTE,  -1, MONO,   40, 30, 1200",
        "40,            DOUBLE, ,   MONO,   40, 1,  320",
        "40 30 1,       UBYTE,  ,   MONO,   40, 30, 1200",
        "1 40 1 30,     UBYTE,  ,   MONO,   40, 30, 1200",
        "1 1,           UBYTE,  ,   MONO,   1,  1,  1",
        "3 40 30,       UBYTE,  2,  RGB1,   40, 30, 3600",
        "3 40 30,       UBYTE,  ,   RGB1,   40, 30, 3600",
        "3 40 30,       UBYTE,  4,  RGB1,   40, 30, 3600",
        "40 3 30,       UBYTE,  3,  RGB2,   40, 30, 3600",
        "40 30 3,       UBYTE,  4,  RGB3,   40, 30, 3600",
        "3 3 3,         UBYTE,  3,  RGB2,   3,  3,  27",
        "3 1 1,         UBYTE,  ,   RGB1,   1,  1,  3",
        "3 40 30,       UBYTE,  5,  YUV444, 40, 30, 3600",
        "80 30,         UBYTE,  6,  YUV422, 40, 30, 2400",
        "2 40 30,       UBYTE,  6,  YUV422, 40, 30, 2400",
        "60 30,         UBYTE,  7,  YUV411, 40, 30, 1800",
        "100000,        UBYTE,  ,   MONO,   100000, 1, 100000",
    })
    void isFoundFromTheDimensions(
            String dimensions, ScalarType type, Integer mode, ColorMode found, int width, int height, int bytes) {
        assertThat(of(dimensions, type, mode)).isEqualTo(new Layout(found, new Size(width, height), bytes));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "            | UBYTE  | 6 | it has no dimensions; expected [width, height], [3, width, height],"
                        + " [width, 3, height] or [width, height, 3]",
                "1 1 1 1 1 1 1 1 1 1 1 | UBYTE | | it has too many dimensions; expected [width, height],"
                        + " [3, width, height], [width, 3, height] or [width, height, 3]",
                "0 5         | UBYTE  |   | its dimensions are [0, 5]; expected positive ones",
                "-1 -1       | UBYTE  |   | its dimensions are [-1, -1]; expected positive ones",
                "100001      | UBYTE  |   | its dimensions are [100001] of UBYTE; the limit pva_array_bytes allows"
                        + " 100000 bytes",
                "500 101     | USHORT |   | its dimensions are [500, 101] of USHORT; the limit pva_array_bytes allows"
                        + " 100000 bytes",
                "2147483647 2147483647 2147483647 | DOUBLE | | its dimensions are [2147483647, 2147483647, 2147483647]"
                        + " of DOUBLE; the limit pva_array_bytes allows 100000 bytes",
                "4 5 6 7     | UBYTE  |   | its dimensions are [4, 5, 6, 7]; expected [width, height],"
                        + " [3, width, height], [width, 3, height] or [width, height, 3]",
                "4 5 6       | UBYTE  | 2 | its dimensions are [4, 5, 6]; expected [width, height],"
                        + " [3, width, height], [width, 3, height] or [width, height, 3]",
                "5 3         | UBYTE  | 6 | its dimensions are [5, 3], 15 bytes; expected a whole number of rows of"
                        + " YUV422 pixels",
            })
    void whatIsNoPictureIsRefusedWithWhatWasExpected(String dimensions, ScalarType type, Integer mode, String message) {
        assertThatThrownBy(() -> of(dimensions, type, mode))
                .isInstanceOf(PictureException.class)
                .hasMessage(message);
    }

    @Test
    void anArrayThatIsTooLargeIsCounted() {
        assertThatThrownBy(() -> of("100001", ScalarType.UBYTE, null)).isInstanceOf(PictureException.class);
        assertThat(limits.timesReached(Limit.PVA_ARRAY_BYTES)).isOne();
    }
}
