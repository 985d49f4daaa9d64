package org.videostreamer.source.pva;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.frame.Size;

class DetectorPlaceTest {

    private static final Size SIZE = new Size(40, 30);
    private static final String WHERE = "{x=[100.0, 2.0, 0.0], y=[90.0, 0.0, -3.0]}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MONO  | X Y
            BAYER | X Y
            RGB1  | 3 X Y
            RGB2  | X 3 Y
            RGB3  | X Y 3
            MONO  | X Y 1
            RGB1  | 3 X Y 1
            YUV444 | 3 X Y
            """)
    void isThatOfColumnsAndRows(ColorMode mode, String dimensions) {
        assertThat(DetectorPlace.of(dimensions(dimensions), mode, SIZE)
                        .orElseThrow()
                        .written())
                .hasToString(WHERE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            YUV422 | 80 Y
            MONO   | X 30
            MONO   | X
            MONO   | 3 X Y
            """)
    void isNotToldByDimensionsThatAreNotThePictures(ColorMode mode, String dimensions) {
        assertThat(DetectorPlace.of(dimensions(dimensions), mode, SIZE)).isEmpty();
    }

    @Test
    void aRowHasOneRow() {
        List<Dimension> row = List.of(new Dimension(40, 5, 1, true));
        assertThat(DetectorPlace.of(row, ColorMode.MONO, new Size(40, 1))
                        .orElseThrow()
                        .written())
                .hasToString("{x=[45.0, -1.0, 0.0], y=[0.0, 0.0, 1.0]}");
    }

    /** Numbers alone have the binning of a server that leaves it out. */
    private static List<Dimension> dimensions(String words) {
        return Stream.of(words.split(" "))
                .map(word -> switch (word) {
                    case "X" -> new Dimension(40, 100, 2, false);
                    case "Y" -> new Dimension(30, 0, 3, true);
                    default -> new Dimension(Integer.parseInt(word), 7, 0, false);
                })
                .toList();
    }
}
