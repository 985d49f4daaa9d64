package org.videostreamer.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.Region;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;
import org.videostreamer.testing.SamplePictures;

class PackedSumsTest {

    private final PixelsPool pool = new PixelsPool();

    @AfterEach
    void nothingIsOwed() {
        assertThat(pool.lent()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = SampleType.class,
            names = {"UINT8", "INT8", "UINT16", "INT16"})
    void rowsAndColumnsAreAddedUp(SampleType type) {
        double first = type.lowest();
        for (int width : new int[] {1, 4, 7, 8, 13}) {
            Size size = new Size(width, 3);
            Pixels picture = SamplePictures.of(pool, type, size, (x, y) -> first + 2 * x + y);
            PackedRows rows = new PackedRows(picture, Region.all(size));
            PackedSums sums = new PackedSums(rows, width);
            for (int y = 0; y < 3; y++) {
                assertThat(sums.add(rows.read(y))).isEqualTo((long) (width * (first + y) + width * (width - 1)));
            }
            long[] columns = sums.columns();
            assertThat(columns).hasSize(width);
            for (int x = 0; x < width; x++) {
                assertThat(columns[x]).isEqualTo((long) (3 * (first + 2 * x) + 3));
            }
            picture.release();
        }
    }

    /** The sums of so many of the largest need more than 32 bits. */
    @Test
    void moreRowsThanFitIntoShortSumsAreAddedUp() {
        Size size = new Size(5, 1);
        Pixels picture = SamplePictures.of(pool, SampleType.UINT16, size, (x, y) -> 65_535 - x);
        PackedRows rows = new PackedRows(picture, Region.all(size));
        PackedSums sums = new PackedSums(rows, 5);
        long count = 140_000;
        for (int i = 0; i < count; i++) {
            sums.add(rows.read(0));
        }
        assertThat(sums.columns())
                .containsExactly(65_535 * count, 65_534 * count, 65_533 * count, 65_532 * count, 65_531 * count);
        picture.release();
    }

    @ParameterizedTest
    @EnumSource(
            value = SampleType.class,
            names = {"UINT16", "INT16"})
    void longerRowsThanFitIntoShortSumsAreAddedUp(SampleType type) {
        Size size = new Size(280_003, 1);
        Pixels picture = SamplePictures.of(pool, type, size, (x, y) -> type.highest());
        PackedRows rows = new PackedRows(picture, Region.all(size));
        assertThat(new PackedSums(rows, size.width()).add(rows.read(0))).isEqualTo((long) type.highest() * 280_003);
        picture.release();
    }
}
