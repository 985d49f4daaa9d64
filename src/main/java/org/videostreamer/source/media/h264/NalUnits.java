package org.videostreamer.source.media.h264;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Where the NAL units of an access unit lie between their start codes (ITU-T H.264, Annex B). Looked for again and again
 * by one thread, in memory that is used again.
 */
final class NalUnits {

    static final int SLICE = 1;
    static final int FIRST_PARTITION = 2;
    static final int LAST_PARTITION = 4;
    static final int IDR_SLICE = 5;
    static final int SEQUENCE_PARAMETERS = 7;
    static final int PICTURE_PARAMETERS = 8;

    /** A slice a macroblock row of the largest picture, and all else that may stand beside them. */
    private static final int MOST = 4_096;

    private ByteBuffer bytes = ByteBuffer.allocate(0);
    private int[] begins = new int[16];
    private int[] ends = new int[16];
    private int count;

    /**
     * Finds the units of the next access unit.
     *
     * @param next holds it from index 0 on; read until the next call
     * @param length its bytes
     * @return false if there are too many
     */
    boolean find(ByteBuffer next, int length) {
        bytes = next;
        count = 0;
        int start = startCode(0, length);
        while (start < length) {
            int begin = start + 3;
            int following = startCode(begin, length);
            int end = following;
            while (end > begin && next.get(end - 1) == 0) {
                end--;
            }
            if (end > begin) {
                if (count == MOST) {
                    return false;
                }
                add(begin, end);
            }
            start = following;
        }
        return true;
    }

    private void add(int begin, int end) {
        if (count == begins.length) {
            begins = Arrays.copyOf(begins, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        begins[count] = begin;
        ends[count] = end;
        count++;
    }

    /** Where the next 00 00 01 stands, the length if there is none. */
    private int startCode(int from, int length) {
        int at = from + 2;
        while (at < length) {
            int value = bytes.get(at);
            if (value == 1 && bytes.get(at - 1) == 0 && bytes.get(at - 2) == 0) {
                return at - 2;
            }
            // A byte above 1 is no part of a start code: the next may end three bytes on.
            at += value == 0 || value == 1 ? 1 : 3;
        }
        return length;
    }

    /** How many there are. */
    int count() {
        return count;
    }

    int begin(int unit) {
        return begins[unit];
    }

    int end(int unit) {
        return ends[unit];
    }

    int length(int unit) {
        return ends[unit] - begins[unit];
    }

    /** {@code nal_unit_type}. */
    int type(int unit) {
        return bytes.get(begins[unit]) & 0x1F;
    }

    /** {@code nal_ref_idc} is not 0: others may be predicted from it. */
    boolean isReference(int unit) {
        return (bytes.get(begins[unit]) & 0x60) != 0;
    }

    /** Says of itself that it is damaged. */
    boolean isForbidden(int unit) {
        return bytes.get(begins[unit]) < 0;
    }

    /** A copy. */
    byte[] copy(int unit) {
        byte[] copy = new byte[length(unit)];
        bytes.get(begins[unit], copy);
        return copy;
    }

    /** The bytes alone, without a start code. */
    ByteBuffer slice(int unit) {
        return bytes.slice(begins[unit], length(unit));
    }
}
