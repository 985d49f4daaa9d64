package org.videostreamer.output.webrtc.rtp;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;

/** Finds the NAL units of an access unit between their start codes (ITU-T H.264, Annex B). */
final class AnnexB {

    private static final int START_CODE = 3;

    private AnnexB() {}

    /** The units without their start codes and without the zeros that may stand between them. */
    static List<ByteBuf> units(ByteBuf accessUnit) {
        List<ByteBuf> units = new ArrayList<>();
        int start = startCode(accessUnit, accessUnit.readerIndex());
        while (start >= 0) {
            int begin = start + START_CODE;
            int next = startCode(accessUnit, begin);
            int end = next < 0 ? accessUnit.writerIndex() : next;
            while (end > begin && accessUnit.getByte(end - 1) == 0) {
                end--;
            }
            if (end > begin) {
                units.add(accessUnit.slice(begin, end - begin));
            }
            start = next;
        }
        return units;
    }

    /** Where the next 00 00 01 stands, −1 if there is none. */
    private static int startCode(ByteBuf bytes, int from) {
        int at = from;
        while (at + START_CODE <= bytes.writerIndex()) {
            int one = bytes.indexOf(at + 2, bytes.writerIndex(), (byte) 1);
            if (one < 0) {
                return -1;
            }
            if (bytes.getByte(one - 1) == 0 && bytes.getByte(one - 2) == 0) {
                return one - 2;
            }
            at = one - 1;
        }
        return -1;
    }
}
