package org.videostreamer.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;
import org.videostreamer.testing.SamplePictures;

class ProfileTest {

    private final PixelsPool pool = new PixelsPool();
    private final Pixels picture = SamplePictures.of(pool, SampleType.INT16, new Size(10, 10), (x, y) -> -(x + 10 * y));

    @Test
    void hasBothEndsAndOneSampleOfEachColumn() {
        Profile found = Profile.along(picture, 1, 2, 5, 4);
        assertThat(found.x()).containsExactly(1, 2, 3, 4, 5);
        assertThat(found.y()).containsExactly(2, 3, 3, 4, 4);
        assertThat(found.values()).containsExactly(-21, -32, -33, -44, -45);
    }

    @Test
    void hasOneSampleOfEachRowWhereItIsSteep() {
        Profile found = Profile.along(picture, 5, 9, 5, 6);
        assertThat(found.y()).containsExactly(9, 8, 7, 6);
        assertThat(found.values()).containsExactly(-95, -85, -75, -65);
    }

    @Test
    void ofAPointIsOneSample() {
        assertThat(Profile.along(picture, 3, 3, 3, 3).values()).containsExactly(-33);
    }

    @Test
    void aPixelHasItsSample() {
        assertThat(Profile.at(picture, 9, 9)).isEqualTo(-99);
    }
}
