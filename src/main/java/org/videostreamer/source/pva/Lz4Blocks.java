package org.videostreamer.source.pva;

import java.nio.ByteBuffer;
import org.videostreamer.frame.PictureException;

/**
 * The framings of LZ4 blocks that come from HDF5 filters; lengths are big-endian. One thread.
 *
 * <p>A chunk of an HDF5 file begins with the bytes that must come out, in 8 bytes, and the block size in 4. What is sent
 * under the codecs' own names has no such header, but programs that pass chunks on leave it there. It cannot be taken for
 * data: as such its first block would be empty, or its first match at no distance.
 */
final class Lz4Blocks {

    private static final int HDF5_HEADER = 12;
    /** bitshuffle's default block: 8 kB, in elements a multiple of eight and at least 128. */
    private static final int SHUFFLE_BYTES = 8192;

    private static final int LEAST_ELEMENTS = 128;

    private final Block lz4 = Block.lz4();
    private final ByteArrayPool arrayPool;

    Lz4Blocks(ByteArrayPool arrayPool) {
        this.arrayPool = arrayPool;
    }

    /** {@code lz4}: one block, or what {@link #decodeHdf5} takes. */
    void decode(byte[] in, int length, byte[] out, int expected) {
        if (isChunk(in, length, expected)) {
            decodeHdf5(in, length, out, expected);
        } else {
            lz4.decompress(in, 0, length, out, 0, expected);
        }
    }

    /** {@code lz4hdf5}: the total in 8 bytes, the block size in 4, then each block's length and data. */
    void decodeHdf5(byte[] in, int length, byte[] out, int expected) {
        need(length >= HDF5_HEADER);
        ByteBuffer frame = ByteBuffer.wrap(in, 0, length);
        long total = frame.getLong();
        int blockSize = frame.getInt();
        if (total != expected || blockSize <= 0) {
            throw new PictureException("its lz4hdf5 header tells " + total + " bytes in blocks of " + blockSize
                    + " where " + expected + " bytes were expected");
        }
        for (int to = 0; to < expected; ) {
            int size = Math.min(blockSize, expected - to);
            int stored = blockLength(frame);
            if (stored == size) {
                frame.get(out, to, size);
            } else {
                lz4.decompress(in, frame.position(), stored, out, to, size);
                frame.position(frame.position() + stored);
            }
            to += size;
        }
    }

    /**
     * {@code bslz4}: bit-shuffled blocks, each with its length; what does not fill eight elements comes as it is. A
     * chunk's header may stand before them.
     */
    void decodeShuffled(byte[] in, int length, byte[] out, int expected, int width) {
        ByteBuffer frame = ByteBuffer.wrap(in, 0, length);
        int most = Math.max(SHUFFLE_BYTES / width / 8 * 8, LEAST_ELEMENTS);
        if (isChunk(in, length, expected)) {
            int told = frame.position(Long.BYTES).getInt();
            need(told > 0 && told % (8 * width) == 0);
            // A block is never larger than what it is a part of, whatever the header says.
            most = Math.min(told, expected) / width / 8 * 8;
        }
        byte[] shuffled = arrayPool.take(most * width);
        try {
            int to = 0;
            for (int left = expected / width / 8 * 8; left > 0; ) {
                int elements = Math.min(most, left);
                int stored = blockLength(frame);
                lz4.decompress(in, frame.position(), stored, shuffled, 0, elements * width);
                frame.position(frame.position() + stored);
                Shuffle.restoreBits(shuffled, 0, out, to, elements, width);
                to += elements * width;
                left -= elements;
            }
            need(frame.remaining() >= expected - to);
            frame.get(out, to, expected - to);
        } finally {
            arrayPool.giveBack(shuffled);
        }
    }

    private static boolean isChunk(byte[] in, int length, int expected) {
        return length >= HDF5_HEADER && ByteBuffer.wrap(in).getLong() == expected;
    }

    private static int blockLength(ByteBuffer frame) {
        need(frame.remaining() >= Integer.BYTES);
        int length = frame.getInt();
        need(length >= 0 && length <= frame.remaining());
        return length;
    }

    private static void need(boolean holds) {
        if (!holds) {
            throw new PictureException("its lz4 blocks are cut off or damaged");
        }
    }
}
