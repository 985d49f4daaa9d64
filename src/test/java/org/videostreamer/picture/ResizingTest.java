package org.videostreamer.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.Region;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;
import org.videostreamer.testing.SamplePictures;

class ResizingTest {

    private final PixelsPool pool = new PixelsPool();

    @AfterEach
    void nothingIsOwed() {
        assertThat(pool.lent()).isZero();
    }

    @Test
    void whatHasItsSizeStaysTheSame() {
        Pixels picture = gray(new Size(5, 4), (x, y) -> x);
        assertThat(Resizing.scaled(picture, picture.size())).isSameAs(picture);
        assertThat(Resizing.reduced(picture, Region.all(picture.size()), picture.size()))
                .isSameAs(picture);
        assertThat(Resizing.framed(picture, picture.size())).isSameAs(picture);
        for (int owner = 0; owner < 4; owner++) {
            picture.release();
        }
    }

    @Test
    void aPartIsCutOut() {
        Pixels picture = gray(new Size(6, 4), (x, y) -> 10 * y + x);
        assertShades(
                Resizing.scaled(picture, new Region(2, 1, new Size(3, 2)), new Size(3, 2)), 12, 13, 14, 22, 23, 24);
        assertShades(Resizing.reduced(picture, new Region(5, 3, new Size(1, 1)), new Size(1, 1)), 35);
        // As large as the part, and no larger than the picture in one way alone.
        assertShades(
                Resizing.scaled(picture, new Region(0, 3, new Size(6, 1)), new Size(6, 1)), 30, 31, 32, 33, 34, 35);
        picture.release();
    }

    @Test
    void smallerIsTheMeanAndLargerIsBetween() {
        Pixels picture = gray(new Size(4, 2), (x, y) -> 40 * x);
        assertShades(Resizing.scaled(picture, new Size(2, 1)), 20, 100);
        assertShades(
                Resizing.scaled(picture, new Size(8, 2)),
                0,
                10,
                30,
                50,
                70,
                90,
                110,
                120,
                0,
                10,
                30,
                50,
                70,
                90,
                110,
                120);
        // As many pixels in another shape are not fewer: between the two nearest.
        assertShades(Resizing.scaled(picture, new Size(2, 4)), 20, 100, 20, 100, 20, 100, 20, 100);
        picture.release();
    }

    @Test
    void muchSmallerIsTheMeanOfWholePixelsFirst() {
        Pixels picture = gray(new Size(9, 9), (x, y) -> x == 3 && y == 4 ? 200 : 0);
        assertShades(Resizing.reduced(picture, new Region(1, 2, new Size(6, 4)), new Size(3, 2)), 0, 0, 0, 0, 50, 0);
        // What a whole number leaves over is at the right and below, and is not seen.
        Pixels edge = gray(new Size(7, 3), (x, y) -> x == 6 || y == 2 ? 250 : 20);
        assertShades(Resizing.reduced(edge, Region.all(edge.size()), new Size(3, 1)), 20, 20, 20);
        // The lesser of both steps, so that neither side becomes too small.
        Pixels wide = gray(new Size(8, 2), (x, y) -> 10 * x);
        assertShades(Resizing.reduced(wide, Region.all(wide.size()), new Size(2, 2)), 15, 55, 15, 55);
        Pixels three = gray(new Size(9, 3), (x, y) -> x == 4 && y == 1 ? 180 : 0);
        assertShades(Resizing.reduced(three, Region.all(three.size()), new Size(3, 1)), 0, 20, 0);
        picture.release();
        edge.release();
        wide.release();
        three.release();
    }

    @Test
    void aPictureIsInTheMiddleOfItsFrame() {
        Pixels picture = gray(new Size(2, 1), (x, y) -> 7 + x);
        assertShades(
                Resizing.framed(picture, new Size(5, 4)), 0, 0, 0, 0, 0, 0, 7, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        assertShades(Resizing.framed(picture, new Size(2, 2)), 7, 8, 0, 0);
        picture.release();
    }

    private Pixels gray(Size size, DoubleBinaryOperator shade) {
        return SamplePictures.of(pool, SampleType.UINT8, size, shade);
    }

    private static void assertShades(Pixels picture, int... expected) {
        int[] shades = new int[(int) picture.size().area()];
        for (int i = 0; i < shades.length; i++) {
            shades[i] = picture.bytes().get(i) & 0xFF;
        }
        assertThat(shades).isEqualTo(expected);
        picture.release();
    }
}
