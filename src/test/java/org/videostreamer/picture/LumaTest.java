package org.videostreamer.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;
import org.videostreamer.testing.DeepFiles;
import org.videostreamer.testing.SamplePictures;

class LumaTest {

    private final PixelsPool pool = new PixelsPool();

    @AfterEach
    void giveBack() {
        assertThat(pool.lent()).isZero();
        pool.close();
    }

    @Test
    void coloursAreAsBrightAsTheEyeTakesThemFor() {
        Pixels blueGreenRed = pool.make(PixelFormat.BGR24, new Size(3, 1), out -> out.bytes()
                .put(new byte[] {(byte) 255, 0, 0, 0, (byte) 255, 0, 0, 0, (byte) 255}));
        Frame frame = SamplePictures.frame(blueGreenRed, 1, 0);
        Pixels luma = Luma.of(frame);
        assertThat(luma.format()).isEqualTo(PixelFormat.GRAY8);
        assertThat(DeepFiles.bytes(luma)).containsExactly(29, (byte) 150, 76);
        luma.release();
        frame.release();
    }

    @Test
    void grayIsWhatItIs() {
        for (SampleType type : new SampleType[] {SampleType.UINT8, SampleType.FLOAT32}) {
            Frame frame = SamplePictures.frame(SamplePictures.row(pool, type, 1, 2, 3), 1, 0);
            Pixels luma = Luma.of(frame);
            assertThat(luma).isSameAs(frame.isDeep() ? frame.samples() : frame.pixels());
            frame.release();
            assertThat(pool.lent()).as("held").isEqualTo(1);
            luma.release();
        }
    }
}
