package org.videostreamer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.config.PictureSize;
import org.videostreamer.config.RequestLimits;
import org.videostreamer.config.StreamConfig;
import org.videostreamer.frame.Size;
import org.videostreamer.testing.Cameras;
import org.videostreamer.testing.StreamBuilder;

/** How a stream is shown among many. */
class TileFormTest {

    private static final TileForm FORM = new TileForm(new Size(320, 240), 5);

    @ParameterizedTest
    @CsvSource({"1280,960, 320,240", "1920,1080, 320,180", "100,2000, 12,240", "64,48, 320,240"})
    void aPictureFitsIntoTheBoxWithItsAspectKept(int width, int height, int shownWidth, int shownHeight) {
        StreamConfig stream = StreamBuilder.of("test").build();
        assertThat(FORM.of(stream).view().sizeFor(new Size(width, height)))
                .isEqualTo(new Size(shownWidth, shownHeight));
    }

    @Test
    void theAspectThatEverybodySeesIsThatOfTheTile() {
        StreamConfig stream =
                StreamBuilder.of("test").size(new PictureSize(1600, 800)).build();
        assertThat(FORM.of(stream).view().sizeFor(new Size(640, 480))).isEqualTo(new Size(320, 160));
    }

    @Test
    void whatTheStreamAllowsIsNotExceeded() {
        StreamConfig stream = Cameras.limited(
                StreamBuilder.of("test").build(), new RequestLimits(100, 50, 1, 3, OptionalInt.empty()));
        assertThat(FORM.of(stream).view().sizeFor(new Size(640, 480))).isEqualTo(new Size(66, 50));
        assertThat(FORM.of(stream).mostFps()).isEqualTo(3);
    }

    @Test
    void formsOfOneStreamAreToldApartByTheirKeys() {
        StreamConfig stream = StreamBuilder.of("test").build();
        assertThat(FORM.of(stream)).hasToString("MJPEG quality 4 size 320x0 fps 5.0");
        assertThat(new TileForm(new Size(640, 480), 2).of(stream)).hasToString("MJPEG quality 4 size 640x0 fps 2.0");
    }
}
