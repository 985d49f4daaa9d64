package org.videostreamer.source.pva;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.videostreamer.frame.PictureException;

/**
 * Takes a c-blosc 1 buffer apart: a header of 16 bytes, where each block starts, and blocks of one stream or one a byte
 * of the element, each with its length. One thread.
 */
final class BloscFrame {

    private static final int HEADER = 16;
    private static final int BYTE_SHUFFLED = 1;
    private static final int STORED = 2;
    private static final int BIT_SHUFFLED = 4;
    private static final int NOT_SPLIT = 16;
    private static final int FORMAT = 2;
    /** c-blosc splits a block only into so many streams, each of at least so many bytes. */
    private static final int MOST_SPLITS = 16;

    private static final int SMALLEST_SPLIT = 128;

    private final Block[] codecs = {Block.bloscLz(), Block.lz4(), Block.snappy(), Block.zlib(), Block.zstd()};
    private final ByteArrayPool arrayPool;

    BloscFrame(ByteArrayPool arrayPool) {
        this.arrayPool = arrayPool;
    }

    /** Decompresses into exactly {@code expected} bytes from the start of {@code out}. */
    void decode(byte[] in, int length, byte[] out, int expected) {
        if (length < HEADER) {
            throw new PictureException("its blosc data has " + length + " bytes, less than a header");
        }
        ByteBuffer frame = ByteBuffer.wrap(in, 0, length).order(ByteOrder.LITTLE_ENDIAN);
        int flags = frame.get(2);
        int total = frame.getInt(4);
        int blockSize = frame.getInt(8);
        if (frame.get(0) != FORMAT || total != expected) {
            throw new PictureException("its blosc header tells format " + frame.get(0) + " and " + total
                    + " bytes where format " + FORMAT + " and " + expected + " were expected");
        }
        if ((flags & STORED) != 0) {
            need(length - HEADER >= expected);
            System.arraycopy(in, HEADER, out, 0, expected);
            return;
        }
        int codec = flags >> 5 & 7;
        int width = frame.get(3) & 0xFF;
        need(codec < codecs.length && width > 0 && blockSize > 0);
        // A block is never larger than what it is a part of, whatever the header says.
        byte[] shuffled = arrayPool.take(Math.min(blockSize, expected));
        try {
            blocks(new Header(frame, flags, width, blockSize, codecs[codec]), shuffled, out, expected);
        } finally {
            arrayPool.giveBack(shuffled);
        }
    }

    private record Header(ByteBuffer frame, int flags, int width, int blockSize, Block codec) {}

    private static void blocks(Header header, byte[] shuffled, byte[] out, int expected) {
        int count = (int) ((expected + (long) header.blockSize - 1) / header.blockSize);
        need((long) count * Integer.BYTES <= header.frame.limit() - HEADER);
        for (int block = 0; block < count; block++) {
            int to = block * header.blockSize;
            int size = Math.min(header.blockSize, expected - to);
            int at = header.frame.getInt(HEADER + block * Integer.BYTES);
            boolean bytes = (header.flags & BYTE_SHUFFLED) != 0 && header.width > 1;
            boolean bits = (header.flags & BIT_SHUFFLED) != 0 && header.blockSize >= header.width;
            if (bytes) {
                streams(header, at, shuffled, 0, size);
                Shuffle.restoreBytes(shuffled, 0, out, to, size, header.width);
            } else if (bits) {
                streams(header, at, shuffled, 0, size);
                restoreBits(shuffled, out, to, size, header.width);
            } else {
                streams(header, at, out, to, size);
            }
        }
    }

    /** c-blosc leaves a block alone whose elements do not come in eights. */
    private static void restoreBits(byte[] shuffled, byte[] out, int to, int size, int width) {
        int elements = size / width;
        int done = 0;
        if (elements % 8 == 0) {
            done = elements * width;
            Shuffle.restoreBits(shuffled, 0, out, to, elements, width);
        }
        System.arraycopy(shuffled, done, out, to + done, size - done);
    }

    private static void streams(Header header, int start, byte[] out, int to, int size) {
        boolean split = (header.flags & NOT_SPLIT) == 0
                && header.width <= MOST_SPLITS
                && header.blockSize / header.width >= SMALLEST_SPLIT
                && size == header.blockSize;
        int streams = split ? header.width : 1;
        need(size % streams == 0);
        int part = size / streams;
        int at = start;
        for (int stream = 0; stream < streams; stream++) {
            need(at >= HEADER && at <= header.frame.limit() - Integer.BYTES);
            int length = header.frame.getInt(at);
            at += Integer.BYTES;
            need(length >= 0 && length <= header.frame.limit() - at);
            if (length == part) {
                System.arraycopy(header.frame.array(), at, out, to + stream * part, part);
            } else {
                header.codec.decompress(header.frame.array(), at, length, out, to + stream * part, part);
            }
            at += length;
        }
    }

    private static void need(boolean holds) {
        if (!holds) {
            throw new PictureException("its blosc data is damaged");
        }
    }
}
