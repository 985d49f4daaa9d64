package org.videostreamer.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import org.videostreamer.frame.FrameTimes;

/**
 * Wraps MPEG-1 pictures into a transport stream (ISO/IEC 13818-1), each picture a whole number of packets.
 *
 * <p>The packet length of a PES is always set, because players that see a length show the picture as soon as its last
 * byte is there instead of waiting for the next one. A picture too long for one PES is continued in further ones
 * without a time stamp. Times are the pictures' own; a {@link PictureNote} says which picture it is. One thread.
 */
final class MpegTsMuxer {

    private static final int PACKET = 188;
    private static final int SYNC = 0x47;
    private static final int STREAM_ID = 0xE0;
    /** The most that follows a PES packet's length field. */
    private static final int LONGEST_PES = 65535;

    private static final int FLAGS_BYTES = 3;
    private static final int PTS_BYTES = 5;
    private static final int PES_START_BYTES = 6;
    /** What an adaptation field has before its optional fields: its length, and flags. */
    private static final int ADAPTATION_START_BYTES = 2;

    private static final int PCR_BYTES = 6;
    /** The adaptation field of the first packet of a picture. */
    private static final int OPENING_BYTES = ADAPTATION_START_BYTES + PCR_BYTES + PictureNote.BYTES;
    /** Flags of that field: there is a clock, and private data. */
    private static final int CLOCK_AND_NOTE = 0x12;

    private static final int RANDOM_ACCESS = 0x40;
    private static final long CLOCK_MASK = (1L << 33) - 1;
    /** Pictures are due this much after the stream's clock, in 90 kHz ticks: 100 ms for players that keep a buffer. */
    private static final long PRESENTATION_DELAY = 9_000;

    private final TransportTables tables = new TransportTables();
    private final TransportClock clock = new TransportClock(System::nanoTime);
    private int continuity;
    private long pts;

    /** What is written with a picture. */
    private record Opening(long number, FrameTimes times, boolean keyframe, long ticks) {}

    /**
     * Wraps one picture.
     *
     * @param video the encoder's bytes, position to limit
     * @param number the picture's number
     * @param times the picture's times
     * @param keyframe whether the tables that a new viewer needs go first
     * @return direct memory that the caller owns
     */
    ByteBuf mux(ByteBuffer video, long number, FrameTimes times, boolean keyframe) {
        Opening opening = new Opening(number, times, keyframe, clock.ticks(times) & CLOCK_MASK);
        pts = opening.ticks + PRESENTATION_DELAY & CLOCK_MASK;
        // A packet holds 184 bytes; headers, tables and stuffing take at most five packets more.
        int packets = (video.remaining() + PES_START_BYTES + FLAGS_BYTES + PTS_BYTES + OPENING_BYTES) / 184 + 5;
        packets += video.remaining() / LONGEST_PES * 2;
        ByteBuf out = Unpooled.directBuffer(packets * PACKET);
        if (keyframe) {
            tables.write(out);
        }
        boolean first = true;
        while (video.hasRemaining()) {
            int header = FLAGS_BYTES + (first ? PTS_BYTES : 0);
            int length = Math.min(video.remaining(), LONGEST_PES - header);
            ByteBuffer part = video.slice().limit(length);
            writePes(out, part, first, opening);
            video.position(video.position() + length);
            first = false;
        }
        return out;
    }

    /** The time stamp of the last picture, 33 bits, in 90 kHz ticks (PTS). */
    long pts() {
        return pts;
    }

    private void writePes(ByteBuf out, ByteBuffer payload, boolean first, Opening opening) {
        int header = PES_START_BYTES + FLAGS_BYTES + (first ? PTS_BYTES : 0);
        boolean start = true;
        while (start || payload.hasRemaining()) {
            int room = PACKET - 4;
            int fields = start && first ? OPENING_BYTES : 0;
            int wanted = (start ? header : 0) + payload.remaining();
            int stuffing = Math.max(0, room - fields - wanted);
            writePacketHeader(out, start, fields + stuffing > 0);
            if (fields > 0) {
                writeOpening(out, stuffing, opening);
            } else {
                writeStuffing(out, stuffing);
            }
            int left = room - fields - stuffing;
            if (start) {
                writePesHeader(out, payload.remaining(), first);
                left -= header;
            }
            ByteBuffer piece = payload.slice().limit(left);
            out.writeBytes(piece);
            payload.position(payload.position() + left);
            start = false;
        }
    }

    private void writePacketHeader(ByteBuf out, boolean start, boolean adaptation) {
        out.writeByte(SYNC);
        out.writeShort((start ? 0x4000 : 0) | TransportTables.VIDEO_PID);
        out.writeByte((adaptation ? 0x30 : 0x10) | continuity);
        continuity = (continuity + 1) & 0x0F;
    }

    /** The adaptation field (2.4.3.4) of the first packet of a picture: the stream's clock, and which picture it is. */
    private static void writeOpening(ByteBuf out, int stuffing, Opening opening) {
        out.writeByte(OPENING_BYTES + stuffing - 1);
        out.writeByte(CLOCK_AND_NOTE | (opening.keyframe ? RANDOM_ACCESS : 0));
        // 33 bits of base, 6 reserved, 9 of extension
        out.writeInt((int) (opening.ticks >>> 1));
        out.writeShort((int) (opening.ticks & 1) << 15 | 0x7E00);
        PictureNote.write(out, opening.number, opening.times);
        fill(out, stuffing);
    }

    /** An adaptation field that only fills a packet up; of a single byte it is its length alone. */
    private static void writeStuffing(ByteBuf out, int bytes) {
        if (bytes > 0) {
            out.writeByte(bytes - 1);
        }
        if (bytes > 1) {
            out.writeByte(0);
            fill(out, bytes - ADAPTATION_START_BYTES);
        }
    }

    private static void fill(ByteBuf out, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.writeByte(0xFF);
        }
    }

    private void writePesHeader(ByteBuf out, int length, boolean first) {
        out.writeMedium(1);
        out.writeByte(STREAM_ID);
        out.writeShort(FLAGS_BYTES + (first ? PTS_BYTES : 0) + length);
        out.writeByte(first ? 0x84 : 0x80);
        out.writeByte(first ? 0x80 : 0);
        out.writeByte(first ? PTS_BYTES : 0);
        if (first) {
            out.writeByte((int) (0x21 | pts >>> 29 & 0x0E));
            out.writeShort((int) (pts >>> 14 & 0xFFFE | 1));
            out.writeShort((int) (pts << 1 & 0xFFFE | 1));
        }
    }
}
