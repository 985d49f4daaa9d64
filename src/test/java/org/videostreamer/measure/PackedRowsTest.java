package org.videostreamer.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.Region;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;
import org.videostreamer.testing.SamplePictures;

class PackedRowsTest {

    private final PixelsPool pool = new PixelsPool();

    @AfterEach
    void nothingIsOwed() {
        assertThat(pool.lent()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = SampleType.class,
            names = {"UINT8", "INT8", "UINT16", "INT16"})
    void everySampleOfAPartIsInItsLaneAndZerosAreBehindThem(SampleType type) {
        Pixels picture = SamplePictures.of(pool, type, new Size(30, 4), (x, y) -> sample(type, (int) x, (int) y));
        for (int width = 1; width <= 25; width++) {
            PackedRows rows = new PackedRows(picture, new Region(3, 1, new Size(width, 2)));
            assertThat(rows.padding()).isEqualTo(rows.length() * PackedRows.LANES - width);
            for (int y = 0; y < 2; y++) {
                long[] row = rows.read(y);
                assertThat(row).hasSize(rows.length());
                int[] found = new int[width];
                Arrays.fill(found, Integer.MIN_VALUE);
                for (int i = 0; i < row.length; i++) {
                    for (int lane = 0; lane < PackedRows.LANES; lane++) {
                        int value = (int) (row[i] >>> lane * Short.SIZE) & 0xFFFF;
                        int column = rows.column(i, lane);
                        if (column < width) {
                            found[column] = value - rows.offset();
                        } else {
                            assertThat(value).isZero();
                        }
                    }
                }
                int row1 = y + 1;
                int[] expected = new int[width];
                Arrays.setAll(expected, x -> sample(type, x + 3, row1));
                assertThat(found).as("%d columns", width).isEqualTo(expected);
            }
        }
        picture.release();
    }

    /** Of both ends of the type. */
    private static int sample(SampleType type, int x, int y) {
        return (int) (x % 2 == 0 ? type.highest() - 3 * x - y : type.lowest() + 5 * x + y);
    }
}
