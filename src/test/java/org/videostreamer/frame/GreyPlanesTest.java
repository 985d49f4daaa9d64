package org.videostreamer.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Grey as video encoders take it. */
class GreyPlanesTest {

    private final PixelsPool pool = new PixelsPool();

    @AfterEach
    void giveBack() {
        assertThat(pool.lent()).isZero();
        pool.close();
    }

    @ParameterizedTest
    @CsvSource({"16, 16", "17, 17", "1, 1"})
    void everyShadeBecomesTheNearestLumaAndNoColour(int width, int height) {
        Size size = new Size(width, height);
        Pixels grey = pool.make(PixelFormat.GRAY8, size, out -> {
            ByteBuffer bytes = out.bytes();
            for (int i = 0; bytes.hasRemaining(); i++) {
                bytes.put((byte) i);
            }
        });
        Frame frame = Frame.ofPixels(1, FrameTimes.now(), grey);
        ByteBuffer planes = frame.planes().bytes();
        int stride = size.even().width();
        for (int y = 0; y < size.even().height(); y++) {
            for (int x = 0; x < stride; x++) {
                int shade = Math.min(y, height - 1) * width + Math.min(x, width - 1) & 0xFF;
                assertThat(planes.get(y * stride + x) & 0xFF)
                        .as("of %s at %s,%s", shade, x, y)
                        .isEqualTo((2 * 219 * shade + 255 * 33) / (2 * 255));
            }
        }
        for (int at = (int) size.even().area(); at < planes.limit(); at++) {
            assertThat(planes.get(at) & 0xFF).isEqualTo(128);
        }
        frame.release();
    }
}
