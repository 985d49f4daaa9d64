package org.videostreamer.codec;

import io.netty.buffer.ByteBuf;
import org.videostreamer.frame.FrameTimes;

/**
 * Which picture a transport stream shows: its number and times, as {@code transport_private_data} (ISO/IEC 13818-1,
 * 2.4.3.4) that players pass over. In the form of ETSI TS 101 154 annex D: a tag, a length, and, because the tag is that
 * of registered private data, a format identifier before the data.
 */
final class PictureNote {

    /** What it takes, the length in front of it included. */
    static final int BYTES = 1 + 2 + 4 + 3 * Long.BYTES;

    private static final int REGISTERED_PRIVATE_DATA = 0xDF;
    /** "VSpn" */
    private static final int FORMAT_IDENTIFIER = 0x5653706E;

    /** Before a picture's first packet stand two of tables at most. */
    private static final int MOST_BEFORE = 3 * 188;

    private PictureNote() {}

    /** Writes {@code transport_private_data_length} and the data. */
    static void write(ByteBuf out, long number, FrameTimes times) {
        out.writeByte(BYTES - 1);
        out.writeByte(REGISTERED_PRIVATE_DATA).writeByte(BYTES - 3);
        out.writeInt(FORMAT_IDENTIFIER);
        out.writeLong(number).writeLong(times.sourceMicros()).writeLong(times.arrivedMicros());
    }

    /**
     * Has the note of a picture in transport packets tell another time of arrival: that of the server that hands it on.
     *
     * @param packets of one picture, whose first with video has the note; nothing changes where there is none
     */
    static void changeArrival(ByteBuf packets, FrameTimes times) {
        int end = packets.readerIndex() + Math.min(packets.readableBytes(), MOST_BEFORE);
        for (int at = packets.readerIndex(); at + Integer.BYTES + 3 * Long.BYTES <= end; at++) {
            if (packets.getInt(at) == FORMAT_IDENTIFIER) {
                packets.setLong(at + Integer.BYTES + 2 * Long.BYTES, times.arrivedMicros());
                return;
            }
        }
    }
}
