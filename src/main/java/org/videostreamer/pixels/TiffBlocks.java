package org.videostreamer.pixels;

import java.nio.ByteBuffer;
import org.videostreamer.frame.PictureException;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;

/**
 * The strips or tiles of a gray TIFF file: where they are and how large. They follow each other from left to right and from the
 * top.
 *
 * @param size of each; the last strip may be lower
 * @param tiled whether the last ones are as large as all others, however much of them lies in the picture
 * @param offsets where each begins in the file
 * @param lengths how many bytes each has there
 */
record TiffBlocks(Size size, boolean tiled, long[] offsets, long[] lengths) {

    /** Tiles may be larger than the picture, but not so much that memory for them is more than for that. */
    private static final long LARGEST_TILE = 1 << 22;

    /**
     * Reads where they are.
     *
     * @param picture its size, which is one that a picture may have
     * @throws PictureException if they cannot make this picture
     * @throws IndexOutOfBoundsException if the file ends before that is told
     */
    static TiffBlocks of(TiffTags tags, Size picture, SampleType samples) {
        boolean tiled = tags.has(TiffTags.TILE_OFFSETS);
        Size size = tiled
                ? new Size(side(tags.first(TiffTags.TILE_WIDTH, 0)), side(tags.first(TiffTags.TILE_HEIGHT, 0)))
                : new Size(
                        picture.width(),
                        Math.min(picture.height(), side(tags.first(TiffTags.STRIP_ROWS, picture.height()))));
        if (!size.isPicture() || size.area() > Math.max(picture.area(), LARGEST_TILE)) {
            throw new PictureException("the TIFF file has strips or tiles of " + size + " for a picture of " + picture);
        }
        long[] offsets = tags.all(tiled ? TiffTags.TILE_OFFSETS : TiffTags.STRIP_OFFSETS);
        long[] lengths = tags.all(tiled ? TiffTags.TILE_LENGTHS : TiffTags.STRIP_LENGTHS);
        long count = (long) across(picture, size) * across(picture.height(), size.height());
        if (lengths.length == 0 && count == 1) {
            // Old programs leave out what follows from the size.
            lengths = new long[] {picture.area() * samples.bytes()};
        }
        if (offsets.length < count || lengths.length < count) {
            throw new PictureException("the TIFF file tells of " + Math.min(offsets.length, lengths.length)
                    + " strips or tiles; its size needs " + count);
        }
        return new TiffBlocks(size, tiled, offsets, lengths);
    }

    /** More than an int holds is more than any limit. */
    private static int side(long told) {
        return (int) Math.min(Integer.MAX_VALUE, told);
    }

    private static int across(Size picture, Size block) {
        return across(picture.width(), block.width());
    }

    private static int across(int whole, int part) {
        return (int) (((long) whole + part - 1) / part);
    }

    /** How many there are of a picture. */
    int count(Size picture) {
        return across(picture, size) * across(picture.height(), size.height());
    }

    /** The column in which one begins. */
    int x(int block, Size picture) {
        return block % across(picture, size) * size.width();
    }

    /** The row in which one begins. */
    int y(int block, Size picture) {
        return block / across(picture, size) * size.height();
    }

    /** How many rows one has in the file. */
    int rows(int block, Size picture) {
        return tiled ? size.height() : Math.min(size.height(), picture.height() - y(block, picture));
    }

    /**
     * The bytes of one in the file.
     *
     * @throws PictureException if the file does not have them
     */
    ByteBuffer bytes(int block, ByteBuffer file) {
        if (offsets[block] + lengths[block] > file.limit()) {
            throw new PictureException("the TIFF file has " + file.limit() + " bytes; its samples go on to "
                    + (offsets[block] + lengths[block]));
        }
        return file.slice((int) offsets[block], (int) lengths[block]).order(file.order());
    }
}
