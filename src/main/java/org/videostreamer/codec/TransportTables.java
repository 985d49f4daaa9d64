package org.videostreamer.codec;

import io.netty.buffer.ByteBuf;

/** The two tables at the start of a transport stream: one program (2.4.4.3) with one MPEG-1 video (2.4.4.8). */
final class TransportTables {

    /** The packets that carry the video. */
    static final int VIDEO_PID = 0x100;

    private static final int PACKET = 188;
    private static final int PROGRAM_PID = 0x1000;
    private static final int MPEG1_VIDEO = 0x01;

    private static final int[] PROGRAM_ASSOCIATION = {
        0x00, 0xB0, 13, 0x00, 0x01, 0xC1, 0x00, 0x00, 0x00, 0x01, 0xE0 | PROGRAM_PID >> 8, PROGRAM_PID & 0xFF
    };
    private static final int[] PROGRAM_MAP = {
        0x02,
        0xB0,
        18,
        0x00,
        0x01,
        0xC1,
        0x00,
        0x00,
        0xE0 | VIDEO_PID >> 8,
        VIDEO_PID & 0xFF,
        0xF0,
        0x00,
        MPEG1_VIDEO,
        0xE0 | VIDEO_PID >> 8,
        VIDEO_PID & 0xFF,
        0xF0,
        0x00
    };

    private int continuity;

    /** Writes both tables, a packet each. */
    void write(ByteBuf out) {
        writePacket(out, 0, PROGRAM_ASSOCIATION);
        writePacket(out, PROGRAM_PID, PROGRAM_MAP);
        continuity = (continuity + 1) & 0x0F;
    }

    private void writePacket(ByteBuf out, int pid, int[] section) {
        int end = out.writerIndex() + PACKET;
        out.writeByte(0x47).writeShort(0x4000 | pid).writeByte(0x10 | continuity);
        out.writeByte(0);
        for (int value : section) {
            out.writeByte(value);
        }
        out.writeInt(crc32(section));
        while (out.writerIndex() < end) {
            out.writeByte(0xFF);
        }
    }

    /** Annex A: polynomial 0x04C11DB7, highest bit first, not inverted. */
    private static int crc32(int[] bytes) {
        int crc = -1;
        for (int value : bytes) {
            crc ^= value << 24;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc < 0 ? crc << 1 ^ 0x04C11DB7 : crc << 1;
            }
        }
        return crc;
    }
}
