package org.videostreamer.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.Size;
import org.videostreamer.testing.Pictures;

class FittingTest {

    private static final int[] WHITE = {255, 255, 255};

    @Test
    void thePictureStandsInTheMiddleOfItsCanvas() {
        try (PixelsPool pool = new PixelsPool()) {
            Frame camera = Pictures.frame(3, new Size(8, 8), WHITE, WHITE, pool);
            Frame fitting = Fitting.fit(camera, new Size(4, 4), new Size(16, 4));
            assertThat(fitting.size()).isEqualTo(new Size(16, 4));
            assertThat(fitting.number()).isEqualTo(3);
            assertThat(fitting.times()).isEqualTo(camera.times());
            assertThat(Pictures.at(fitting.pixels(), 3 * 8)).as("the middle").isEqualTo(255);
            assertThat(Pictures.at(fitting.pixels(), 0)).as("the border").isLessThan(100);
            fitting.release();
            camera.release();
            assertThat(pool.lent()).isZero();
        }
    }
}
