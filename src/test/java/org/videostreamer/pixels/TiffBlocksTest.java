package org.videostreamer.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.videostreamer.frame.PictureException;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;

class TiffBlocksTest {

    private static final Size PICTURE = new Size(10, 7);

    private static TiffBlocks of(Size picture, int[]... entries) {
        ByteBuffer file = ByteBuffer.allocate(400).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0x002A4949).putInt(8).putShort((short) entries.length);
        for (int[] entry : entries) {
            // Lists of so many zeros lie at the end.
            file.putShort((short) entry[0]).putShort((short) 4).putInt(entry[1]).putInt(entry[1] == 1 ? entry[2] : 300);
        }
        return TiffBlocks.of(new TiffTags(file.rewind()), picture, SampleType.UINT16);
    }

    private static int[] number(int tag, int value) {
        return new int[] {tag, 1, value};
    }

    private static int[] list(int tag, int count) {
        return new int[] {tag, count, 0};
    }

    @Test
    void stripsFollowEachOtherAndTheLastIsLower() {
        TiffBlocks strips = of(
                PICTURE,
                number(TiffTags.STRIP_ROWS, 3),
                list(TiffTags.STRIP_OFFSETS, 3),
                list(TiffTags.STRIP_LENGTHS, 3));
        assertThat(strips.tiled()).isFalse();
        assertThat(strips.size()).isEqualTo(new Size(10, 3));
        assertThat(strips.count(PICTURE)).isEqualTo(3);
        assertThat(new int[] {strips.x(2, PICTURE), strips.y(2, PICTURE), strips.rows(2, PICTURE)})
                .containsExactly(0, 6, 1);
        assertThat(strips.rows(1, PICTURE)).isEqualTo(3);
    }

    @Test
    void tilesGoFromLeftToRightAndAllAreOfOneSize() {
        TiffBlocks tiles = of(
                PICTURE,
                number(TiffTags.TILE_WIDTH, 4),
                number(TiffTags.TILE_HEIGHT, 4),
                list(TiffTags.TILE_OFFSETS, 6),
                list(TiffTags.TILE_LENGTHS, 6));
        assertThat(tiles.tiled()).isTrue();
        assertThat(tiles.count(PICTURE)).isEqualTo(6);
        assertThat(new int[] {tiles.x(4, PICTURE), tiles.y(4, PICTURE), tiles.rows(5, PICTURE)})
                .containsExactly(4, 4, 4);
        assertThat(tiles.x(3, PICTURE)).isZero();
    }

    @Test
    void oneStripNeedTellNothingOfItself() {
        TiffBlocks strip = of(PICTURE, number(TiffTags.STRIP_OFFSETS, 50));
        assertThat(strip.size()).isEqualTo(PICTURE);
        assertThat(strip.offsets()).containsExactly(50);
        assertThat(strip.lengths()).containsExactly(140);
        assertThat(of(PICTURE, number(TiffTags.STRIP_OFFSETS, 50), number(TiffTags.STRIP_ROWS, -1))
                        .size())
                .isEqualTo(PICTURE);
    }

    @Test
    void allNeedAPlaceAndALength() {
        int[] rows = number(TiffTags.STRIP_ROWS, 4);
        assertRefused(
                "the TIFF file tells of 1 strips or tiles; its size needs 2",
                rows,
                number(TiffTags.STRIP_OFFSETS, 0),
                list(TiffTags.STRIP_LENGTHS, 2));
        assertRefused(
                "the TIFF file tells of 1 strips or tiles; its size needs 2",
                rows,
                list(TiffTags.STRIP_OFFSETS, 2),
                number(TiffTags.STRIP_LENGTHS, 5));
        assertRefused(
                "the TIFF file tells of 0 strips or tiles; its size needs 2", rows, list(TiffTags.STRIP_OFFSETS, 2));
    }

    @Test
    void tilesMayBeLargerThanThePictureButNotByMuch() {
        int[] width = number(TiffTags.TILE_WIDTH, 2_048);
        int[] offset = number(TiffTags.TILE_OFFSETS, 0);
        int[] length = number(TiffTags.TILE_LENGTHS, 9);
        assertThat(of(PICTURE, width, number(TiffTags.TILE_HEIGHT, 2_048), offset, length)
                        .count(PICTURE))
                .isEqualTo(1);
        assertRefused(
                "the TIFF file has strips or tiles of 2048x2049 for a picture of 10x7",
                width,
                number(TiffTags.TILE_HEIGHT, 2_049),
                offset,
                length);
        assertRefused(
                "the TIFF file has strips or tiles of 2048x0 for a picture of 10x7",
                width,
                number(TiffTags.TILE_HEIGHT, 0),
                offset,
                length);
        Size large = new Size(3_000, 2_000);
        assertThat(of(large, number(TiffTags.TILE_WIDTH, 3_000), number(TiffTags.TILE_HEIGHT, 2_000), offset, length)
                        .count(large))
                .isEqualTo(1);
    }

    private static void assertRefused(String reason, int[]... entries) {
        assertThatThrownBy(() -> of(PICTURE, entries))
                .isInstanceOf(PictureException.class)
                .hasMessage(reason);
    }

    @Test
    void bytesBeyondTheFileAreTold() {
        TiffBlocks blocks = new TiffBlocks(PICTURE, false, new long[] {4, 5, 0}, new long[] {6, 6, 10});
        ByteBuffer file = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN).put(4, (byte) 77);
        ByteBuffer first = blocks.bytes(0, file);
        assertThat(first.limit()).isEqualTo(6);
        assertThat(first.get(0)).isEqualTo((byte) 77);
        assertThat(first.order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
        assertThat(blocks.bytes(2, file).limit()).isEqualTo(10);
        assertThatThrownBy(() -> blocks.bytes(1, file))
                .isInstanceOf(PictureException.class)
                .hasMessage("the TIFF file has 10 bytes; its samples go on to 11");
    }
}
