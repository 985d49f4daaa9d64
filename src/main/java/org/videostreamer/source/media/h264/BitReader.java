package org.videostreamer.source.media.h264;

import java.nio.ByteBuffer;

/**
 * Reads the bits of a NAL unit behind its first byte, without the bytes that only keep start codes out of it (ITU-T H.264,
 * 7.3.1 and 9.1). What lies beyond the end, or is no number, reads as 0, and {@link #isBad()} tells.
 */
final class BitReader {

    private static final int LONGEST_PREFIX = 31;

    private final ByteBuffer bytes;
    private final int end;
    private int at;
    private int zeros;
    private int current;
    private int left;
    private boolean bad;

    /**
     * Reads from behind the unit's first byte.
     *
     * @param bytes holds the unit; its position is not moved
     * @param begin where the unit begins
     * @param end where it ends
     */
    BitReader(ByteBuffer bytes, int begin, int end) {
        this.bytes = bytes;
        this.at = begin + 1;
        this.end = end;
    }

    /** One bit. */
    int bit() {
        if (left == 0) {
            nextByte();
        }
        left--;
        return current >> left & 1;
    }

    private void nextByte() {
        if (zeros >= 2 && at < end && bytes.get(at) == 3) {
            zeros = 0;
            at++;
        }
        left = Byte.SIZE;
        if (at >= end) {
            bad = true;
            current = 0;
            return;
        }
        current = bytes.get(at++) & 0xFF;
        zeros = current == 0 ? zeros + 1 : 0;
    }

    boolean flag() {
        return bit() == 1;
    }

    /** An unsigned number of so many bits, 31 at most. */
    int bits(int count) {
        int value = 0;
        for (int i = 0; i < count && !bad; i++) {
            value = value << 1 | bit();
        }
        return bad ? 0 : value;
    }

    /** Passes over so many bits. */
    void skip(int count) {
        for (int i = 0; i < count && !bad; i++) {
            bit();
        }
    }

    /** An unsigned number of a length of its own, ue(v). */
    int number() {
        int prefix = 0;
        while (!bad && bit() == 0) {
            prefix++;
            bad |= prefix > LONGEST_PREFIX - 1;
        }
        return bad ? 0 : (1 << prefix) - 1 + bits(prefix);
    }

    /** The same, 0 and bad where it is larger than may be. */
    int number(int most) {
        int value = number();
        bad |= value > most;
        return bad ? 0 : value;
    }

    /** A signed number of a length of its own, se(v). */
    int signed() {
        int code = number();
        return (code & 1) == 1 ? code / 2 + 1 : -(code / 2);
    }

    /** Whether anything read so far was not there. */
    boolean isBad() {
        return bad;
    }
}
