package org.videostreamer.pixels;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.videostreamer.frame.PictureException;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;

/**
 * Reads gray TIFF files (revision 6.0) of all types of samples, bit for bit: strips and tiles, both byte orders, not
 * compressed or by LZW, Deflate or PackBits, with the predictors of integers and floating point numbers. OpenCV reads fewer.
 */
final class TiffFile {

    private final TiffTags tags;
    private final Size size;
    private final SampleType samples;
    private final TiffBlocks blocks;
    private final TiffCompression compression;
    private final long predictor;

    private TiffFile(TiffTags tags, ImageHeader header, SampleType samples) {
        this.tags = tags;
        this.size = header.size();
        this.samples = samples;
        this.blocks = TiffBlocks.of(tags, size, samples);
        this.compression = TiffCompression.of(tags.first(TiffTags.COMPRESSION, 1));
        this.predictor = compression.isPredicted() ? tags.first(TiffTags.PREDICTOR, 1) : 1;
        if (predictor < 1 || predictor > 3 || predictor == TiffPredictor.FLOATS && !samples.isFloat()) {
            throw new PictureException("the TIFF file has the predictor " + predictor + ", which is not read");
        }
        if (tags.first(TiffTags.FILL_ORDER, 1) != 1) {
            throw new PictureException("the TIFF file has its bits the other way round, which is not read");
        }
    }

    /**
     * Its first picture, which the caller owns.
     *
     * @param file from the position to the limit, which stay
     * @param header what was found in it, of a size that the pool admits
     * @throws PictureException if it is damaged, or of a kind that is not read
     */
    static Pixels read(ByteBuffer file, ImageHeader header, SampleType samples, PixelsPool pool) {
        try {
            TiffFile read = new TiffFile(new TiffTags(file), header, samples);
            return pool.make(PixelFormat.gray(samples), read.size, read::writeTo);
        } catch (IndexOutOfBoundsException e) {
            throw new PictureException("the TIFF file is cut off, or tells of places outside it");
        }
    }

    private void writeTo(Pixels out) {
        for (int i = 0; i < blocks.count(size); i++) {
            ByteBuffer stored = blocks.bytes(i, tags.file());
            int length = blockBytes(i);
            if (compression == TiffCompression.NONE) {
                if (stored.limit() < length) {
                    throw tooShort();
                }
                write(i, stored, out.bytes());
            } else if (blocks.tiled()) {
                ByteBuffer tile = ByteBuffer.allocate(length);
                restore(stored, tile, i);
                write(i, tile.order(ByteOrder.nativeOrder()), out.bytes());
            } else {
                int place = blocks.y(i, size) * size.width() * samples.bytes();
                restore(stored, out.bytes().slice(place, length), i);
            }
        }
    }

    private static PictureException tooShort() {
        return new PictureException("a strip or tile of the TIFF file has too few samples");
    }

    private int blockBytes(int block) {
        return Math.toIntExact((long) blocks.size().width() * blocks.rows(block, size) * samples.bytes());
    }

    /** Makes the samples of a block that was compressed, in the order of this machine. */
    private void restore(ByteBuffer stored, ByteBuffer into, int block) {
        ByteOrder order = tags.file().order();
        int width = blocks.size().width();
        int rows = blocks.rows(block, size);
        if (compression.decode(stored, into) < into.limit()) {
            throw tooShort();
        }
        if (predictor == TiffPredictor.FLOATS) {
            TiffPredictor.floats(into, width, rows, samples.bytes());
            return;
        }
        if (predictor == TiffPredictor.INTEGERS) {
            TiffPredictor.integers(into.order(order), width, rows, samples.bytes());
        }
        if (order != ByteOrder.nativeOrder()) {
            TiffPredictor.turn(into, samples.bytes());
        }
    }

    private void write(int block, ByteBuffer from, ByteBuffer to) {
        int x = blocks.x(block, size);
        int y = blocks.y(block, size);
        int columns = Math.min(blocks.size().width(), size.width() - x);
        int rows = Math.min(blocks.size().height(), size.height() - y);
        if (columns == size.width() && columns == blocks.size().width()) {
            copy(from, 0, to, y * columns, columns * rows);
            return;
        }
        for (int row = 0; row < rows; row++) {
            copy(from, row * blocks.size().width(), to, (y + row) * size.width() + x, columns);
        }
    }

    /** Copies so many samples, each in the order of its buffer. */
    private void copy(ByteBuffer from, int first, ByteBuffer to, int place, int count) {
        int bytes = samples.bytes();
        ByteBuffer in = from.slice(first * bytes, count * bytes).order(from.order());
        ByteBuffer out = to.slice(place * bytes, count * bytes).order(ByteOrder.nativeOrder());
        RawPicture.copy(in, out, bytes);
    }
}
