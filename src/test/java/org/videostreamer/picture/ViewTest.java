package org.videostreamer.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.config.ColorMap;
import org.videostreamer.config.Tone;
import org.videostreamer.frame.Region;
import org.videostreamer.frame.Size;
import org.videostreamer.frame.Turn;

class ViewTest {

    private static final Tone INVERTED = new Tone(Optional.empty(), 1, ColorMap.GRAY, true, false);

    @ParameterizedTest
    @CsvSource({
        "0, 0, 1280, 1024, 1280, 1024",
        "659, 493, 1280, 1024, 659, 493",
        "640, 0, 1280, 1024, 640, 512",
        "0, 512, 1280, 1024, 640, 512",
        "1, 0, 1000, 10, 1, 1",
        "0, 1024, 16000, 1, 65500, 4",
        "1024, 0, 1, 65500, 1, 65500",
        "0, 65500, 65500, 1, 65500, 1",
    })
    void tellsTheSizeSeen(int width, int height, int fromWidth, int fromHeight, int toWidth, int toHeight) {
        View view = View.of(new Size(width, height));
        assertThat(view.sizeFor(new Size(fromWidth, fromHeight))).isEqualTo(new Size(toWidth, toHeight));
    }

    @Test
    void isIdentityOnlyWhereNothingIsToBeDone() {
        Size camera = new Size(640, 480);
        assertThat(View.of(new Size(0, 0)).isIdentityFor(camera)).isTrue();
        assertThat(View.of(camera).isIdentityFor(camera)).isTrue();
        assertThat(upsideDown(new Size(0, 0)).isIdentityFor(camera)).isFalse();
        assertThat(View.of(new Size(320, 240)).isIdentityFor(camera)).isFalse();
    }

    @Test
    void whatFollowsFromTheCamerasSizeStaysWithinTheMost() {
        Size most = new Size(100, 100);
        Size camera = new Size(640, 480);
        assertThat(View.of(new Size(0, 0)).within(most).sizeFor(camera)).isEqualTo(new Size(100, 75));
        assertThat(View.of(new Size(320, 0)).within(most).sizeFor(camera)).isEqualTo(new Size(100, 75));
        View told = View.of(new Size(320, 240));
        assertThat(told.within(most)).as("one view for all").isSameAs(told);
    }

    @Test
    void isToldInWords() {
        Optional<Region> part = Optional.of(new Region(1, 2, new Size(5, 6)));
        assertThat(View.of(new Size(640, 0))).hasToString("640x0");
        assertThat(new View(new Size(0, 0), part, new Turn(true, false, true)))
                .hasToString("0x0 of 5x6 at 1,2 transposed up-down");
        assertThat(new View(new Size(0, 0), Optional.empty(), new Turn(false, true, false), INVERTED))
                .hasToString("0x0 left-right inverted");
    }

    private static View upsideDown(Size size) {
        return new View(size, Optional.empty(), Turn.of(0, false, true));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0,     0,   0,  640, 480
            90,    0,   0,  480, 640
            90,  320,   0,  320, 427
            270, 320, 240,  320, 240
            180,   0, 240,  320, 240
            """)
    void aTurnedPicturesSidesAreSwappedBeforeItIsScaled(
            int degrees, int width, int height, int seenWidth, int seenHeight) {
        View view = new View(new Size(width, height), Optional.empty(), Turn.of(degrees, false, false));
        assertThat(view.sizeFor(new Size(640, 480))).isEqualTo(new Size(seenWidth, seenHeight));
        assertThat(view.isIdentityFor(new Size(640, 480))).isEqualTo(degrees == 0);
    }

    @Test
    void aPartOfThePictureIsNeverTheWhole() {
        Size camera = new Size(640, 480);
        View part = new View(new Size(0, 0), Optional.of(new Region(10, 10, new Size(64, 48))), Turn.NONE);
        assertThat(part.sizeFor(camera)).isEqualTo(new Size(64, 48));
        assertThat(part.isIdentityFor(camera)).isFalse();
        View all = new View(new Size(0, 0), Optional.of(new Region(0, 0, camera)), Turn.NONE);
        assertThat(all.isIdentityFor(camera)).isTrue();
    }
}
