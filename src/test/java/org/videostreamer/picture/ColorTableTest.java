package org.videostreamer.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;
import org.videostreamer.testing.SamplePictures;

class ColorTableTest {

    private final PixelsPool pool = new PixelsPool();

    @AfterEach
    void nothingIsOwed() {
        assertThat(pool.lent()).isZero();
    }

    /** Some fill what is looked up at a time, some do not, and some leave samples over. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 4_095, 4_096, 4_099, 10_000})
    void everySampleHasItsColour(int count) {
        ColorTable table = table();
        Pixels samples = SamplePictures.of(pool, SampleType.UINT16, new Size(count, 1), (x, y) -> sample((int) x));
        Pixels colours = table.of(samples);
        samples.release();
        assertThat(colours.format()).isEqualTo(PixelFormat.BGR24);
        assertThat(colours.size()).isEqualTo(new Size(count, 1));
        ByteBuffer bytes = colours.bytes();
        for (int i = 0; i < count; i++) {
            assertThat(new int[] {bytes.get() & 0xFF, bytes.get() & 0xFF, bytes.get() & 0xFF})
                    .as("pixel %d", i)
                    .containsExactly(colour(sample(i)));
        }
        colours.release();
    }

    @Test
    void rowsFollowEachOtherWithoutGaps() {
        ColorTable table = table();
        Pixels samples = SamplePictures.of(pool, SampleType.UINT16, new Size(3, 2), (x, y) -> 300 * x + y);
        Pixels colours = table.of(samples);
        samples.release();
        assertThat(colours.size()).isEqualTo(new Size(3, 2));
        assertThat(colours.bytes().get(9) & 0xFF).isEqualTo(colour(1)[0]);
        assertThat(colours.bytes().get(10) & 0xFF).isEqualTo(colour(1)[1]);
        colours.release();
    }

    private static int sample(int place) {
        return place * 40_503 & 0xFFFF;
    }

    private static int[] colour(int sample) {
        return new int[] {sample & 0xFF, sample >> 8, 255 - (sample * 7 & 0xFF)};
    }

    private ColorTable table() {
        Pixels all = pool.make(PixelFormat.BGR24, new Size(ColorTable.VALUES, 1), out -> {
            ByteBuffer bytes = out.bytes();
            for (int sample = 0; sample < ColorTable.VALUES; sample++) {
                for (int component : colour(sample)) {
                    bytes.put((byte) component);
                }
            }
        });
        try {
            return new ColorTable(all);
        } finally {
            all.release();
        }
    }
}
