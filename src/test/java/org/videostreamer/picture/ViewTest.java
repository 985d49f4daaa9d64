package org.videostreamer.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.frame.Size;

class ViewTest {

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
        View view = new View(new Size(width, height), false);
        assertThat(view.sizeFor(new Size(fromWidth, fromHeight))).isEqualTo(new Size(toWidth, toHeight));
    }

    @Test
    void isIdentityOnlyWhereNothingIsToBeDone() {
        Size camera = new Size(640, 480);
        assertThat(new View(new Size(0, 0), false).isIdentityFor(camera)).isTrue();
        assertThat(new View(camera, false).isIdentityFor(camera)).isTrue();
        assertThat(new View(new Size(0, 0), true).isIdentityFor(camera)).isFalse();
        assertThat(new View(new Size(320, 240), false).isIdentityFor(camera)).isFalse();
    }
}
