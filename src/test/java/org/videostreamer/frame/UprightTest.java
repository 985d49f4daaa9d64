package org.videostreamer.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.limits.Limits;
import org.videostreamer.testing.TestJpegs;

/** Pictures whose file tells that they are coded turned or mirrored (EXIF). */
class UprightTest {

    private final PixelsPool pool = new PixelsPool(new Limits());

    @AfterEach
    void close() {
        pool.close();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 3x2, 123456",
        "2, 3x2, 321654",
        "3, 3x2, 654321",
        "4, 3x2, 456123",
        "5, 2x3, 142536",
        "6, 2x3, 415263",
        "7, 2x3, 635241",
        "8, 2x3, 362514"
    })
    void turnsAPictureTheRightWayUp(int orientation, String size, String pixels) {
        Pixels coded = pool.take(PixelFormat.GRAY8, new Size(3, 2));
        coded.bytes().put(new byte[] {1, 2, 3, 4, 5, 6});
        Pixels upright = Turn.ofExif(orientation).of(coded);
        assertThat(upright.size()).hasToString(size);
        assertThat(text(upright.bytes())).isEqualTo(pixels);
        upright.release();
        coded.release();
    }

    private static String text(ByteBuffer bytes) {
        StringBuilder text = new StringBuilder();
        while (bytes.hasRemaining()) {
            text.append(bytes.get());
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource({"1, 64x48", "2, 64x48", "3, 64x48", "4, 64x48", "5, 48x64", "6, 48x64", "7, 48x64", "8, 48x64"})
    void aJpegPictureOfAnyOrientationHasPixelsOfTheSizeThatItTells(int orientation, String size) {
        byte[] file = TestJpegs.exif(new Size(64, 48), 1, orientation);
        Frame frame = Frame.ofJpeg(0, FrameTimes.now(), file, 0, file.length, pool);
        assertThat(frame.size()).hasToString(size);
        assertThat(frame.pixels().size()).hasToString(size);
        assertThat(frame.planes().size()).hasToString(size);
        assertThat(frame.isUpright()).isEqualTo(orientation == 1);
        frame.release();
    }

    @Test
    void memoryOfPicturesThatWereTurnedComesBackToThePool() {
        byte[] file = TestJpegs.exif(new Size(64, 48), 1, 6);
        Frame frame = Frame.ofJpeg(0, FrameTimes.now(), file, 0, file.length, pool);
        Pixels upright = frame.pixels();
        assertThat(upright.size()).hasToString("48x64");
        assertThat(pool.lent())
                .as("the picture alone, not what it was decoded to")
                .isOne();
        frame.release();
        assertThat(pool.lent()).isZero();
    }
}
