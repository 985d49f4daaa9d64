package org.videostreamer.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.frame.PictureException;
import org.videostreamer.frame.Size;

class FitTest {

    private static final Bounds SIDES = Bounds.ofSides("A", 2, 100);
    /** At least 16 and at most 1,000 pixels a side, and 40 blocks of 16 x 16. */
    private static final Bounds BLOCKS = new Bounds("B", 16, 1_000, 40 * 256, 16);

    @ParameterizedTest
    @CsvSource({
        "100x100, 100x100, 100x100, ''",
        "101x50,  100x48,  100x48,  A holds at most 100 pixels a side",
        "50x101,  48x100,  48x100,  A holds at most 100 pixels a side",
        "1000x3,  100x1,   100x2,   A holds at most 100 pixels a side",
        "2x2,     2x2,     2x2,     ''",
        "1x50,    1x50,    2x50,    A needs at least 2 pixels a side",
        "50x1,    50x1,    50x2,    A needs at least 2 pixels a side",
    })
    void sidesAreHeld(String size, String picture, String canvas, String why) {
        assertThat(SIDES.fit(size(size))).isEqualTo(new Fit(size(picture), size(canvas), why));
    }

    @ParameterizedTest
    @CsvSource({
        "128x80,  128x80,  128x80,  ''",
        "640x16,  640x16,  640x16,  ''",
        "641x16,  640x14,  640x16,  B holds at most 10240 pixels",
        "129x80,  128x78,  128x78,  B holds at most 10240 pixels",
        "128x81,  126x80,  126x80,  B holds at most 10240 pixels",
        "200x200, 96x96,   96x96,   B holds at most 10240 pixels",
        "15x16,   15x16,   16x16,   B needs at least 16 pixels a side",
    })
    void pixelsAreCountedInWholeBlocks(String size, String picture, String canvas, String why) {
        assertThat(BLOCKS.fit(size(size))).isEqualTo(new Fit(size(picture), size(canvas), why));
    }

    @Test
    void whatDoesNotFitIsRefusedWhereItMust() {
        assertThatCode(() -> SIDES.require(new Size(100, 2))).doesNotThrowAnyException();
        assertThatThrownBy(() -> SIDES.require(new Size(100, 1)))
                .isInstanceOf(PictureException.class)
                .hasMessage("A needs at least 2 pixels a side, the picture is 100x1");
    }

    @Test
    void aPictureThatFitsIsLeftAsItIs() {
        assertThat(Fit.asItIs(new Size(3, 5))).isEqualTo(new Fit(new Size(3, 5), new Size(3, 5), ""));
        assertThat(Fit.asItIs(new Size(3, 5)).isAsItIs()).isTrue();
        assertThat(SIDES.fit(new Size(1, 1)).isAsItIs()).isFalse();
    }

    private static Size size(String text) {
        String[] sides = text.split("x");
        return new Size(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
    }
}
