package org.videostreamer.pixels;

import java.nio.ByteBuffer;
import org.videostreamer.frame.PictureException;

/**
 * Undoes the LZW of TIFF files (revision 6.0, section 13). What a code stands for was written before, so only the places of
 * that are kept. For one use.
 */
final class LzwDecoder {

    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int FIRST = 258;
    private static final int NARROWEST = 9;
    private static final int WIDEST = 12;
    private static final int NONE = -1;

    private final ByteBuffer in;
    private final ByteBuffer out;
    private final int[] starts = new int[1 << WIDEST];
    private final int[] lengths = new int[1 << WIDEST];
    private int bits;
    private int bitCount;

    /**
     * Does nothing yet.
     *
     * @param out takes what comes from its beginning on
     */
    LzwDecoder(ByteBuffer in, ByteBuffer out) {
        this.in = in;
        this.out = out;
    }

    /**
     * Does it as far as there is room; how many bytes came.
     *
     * @throws PictureException if a code stands for nothing
     */
    int decode() {
        int most = out.limit();
        int count = 0;
        int width = NARROWEST;
        int next = FIRST;
        int lastLength = 0;
        for (int code = read(width); code != END && code != NONE && count < most; code = read(width)) {
            if (code == CLEAR) {
                width = NARROWEST;
                next = FIRST;
                lastLength = 0;
                continue;
            }
            if (lastLength > 0 && next < starts.length) {
                // What the last code stood for, and the first byte of what this one stands for, which follows it.
                starts[next] = count - lastLength;
                lengths[next] = lastLength + 1;
                next++;
            }
            if (code >= next) {
                throw new PictureException("a strip or tile of the TIFF file is no LZW data");
            }
            lastLength = code < CLEAR ? 1 : lengths[code];
            int length = Math.min(lastLength, most - count);
            if (code < CLEAR) {
                out.put(count, (byte) code);
            } else {
                repeat(starts[code], count, length);
            }
            count += length;
            if (next >= (1 << width) - 1 && width < WIDEST) {
                width++;
            }
        }
        return count;
    }

    /** Byte by byte, because the end may be what is written just now. */
    private void repeat(int from, int to, int length) {
        for (int i = 0; i < length; i++) {
            out.put(to + i, out.get(from + i));
        }
    }

    private int read(int width) {
        while (bitCount < width) {
            if (!in.hasRemaining()) {
                return NONE;
            }
            bits = bits << Byte.SIZE | in.get() & 0xFF;
            bitCount += Byte.SIZE;
        }
        bitCount -= width;
        return bits >>> bitCount & (1 << width) - 1;
    }
}
