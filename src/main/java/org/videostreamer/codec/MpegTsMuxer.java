package org.videostreamer.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;

/**
 * Wraps MPEG-1 pictures into a transport stream (ISO/IEC 13818-1), each picture a whole number of packets.
 *
 * <p>The packet length of a PES is always set, because players that see a length show the picture as soon as its last
 * byte is there instead of waiting for the next one. A picture too long for one PES is continued in further ones
 * without a time stamp. Times are the pictures' own.
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
    private static final int PCR_FIELD = 8;
    private static final long CLOCK_MASK = (1L << 33) - 1;
    /** Pictures are due this much after the stream's clock, in 90 kHz ticks: 100 ms for players that keep a buffer. */
    private static final long PRESENTATION_DELAY = 9_000;

    private final TransportTables tables = new TransportTables();
    private int continuity;
    private boolean started;
    private long startMicros;
    private long lastTicks = -1;

    /**
     * Wraps one picture.
     *
     * @param video the encoder's bytes, position to limit
     * @param micros the picture's time
     * @param keyframe whether the tables that a new viewer needs go first
     * @return direct memory that the caller owns
     */
    ByteBuf mux(ByteBuffer video, long micros, boolean keyframe) {
        long clock = ticks(micros);
        // A packet holds 184 bytes; headers, tables and stuffing take at most five packets more.
        int packets = (video.remaining() + PES_START_BYTES + FLAGS_BYTES + PTS_BYTES + PCR_FIELD) / 184 + 5;
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
            writePes(out, part, first, keyframe, clock);
            video.position(video.position() + length);
            first = false;
        }
        return out;
    }

    private void writePes(ByteBuf out, ByteBuffer payload, boolean first, boolean keyframe, long clock) {
        int header = PES_START_BYTES + FLAGS_BYTES + (first ? PTS_BYTES : 0);
        boolean start = true;
        while (start || payload.hasRemaining()) {
            int room = PACKET - 4;
            int pcr = start && first ? PCR_FIELD : 0;
            int wanted = (start ? header : 0) + payload.remaining();
            int stuffing = Math.max(0, room - pcr - wanted);
            writePacketHeader(out, start, pcr + stuffing > 0);
            writeAdaptation(out, pcr, stuffing, keyframe, clock);
            int left = room - pcr - stuffing;
            if (start) {
                writePesHeader(out, payload.remaining(), first, clock);
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

    /** The adaptation field (2.4.3.4) fills a packet up and carries the clock of the first packet of a picture. */
    private static void writeAdaptation(ByteBuf out, int pcr, int stuffing, boolean keyframe, long clock) {
        int length = pcr + stuffing;
        if (length == 0) {
            return;
        }
        out.writeByte(length - 1);
        if (length == 1) {
            return;
        }
        int written = 2;
        if (pcr > 0) {
            out.writeByte(keyframe ? 0x50 : 0x10);
            // 33 bits of base, 6 reserved, 9 of extension
            out.writeInt((int) (clock >>> 1));
            out.writeShort((int) (clock & 1) << 15 | 0x7E00);
            written += 6;
        } else {
            out.writeByte(0);
        }
        for (; written < length; written++) {
            out.writeByte(0xFF);
        }
    }

    private static void writePesHeader(ByteBuf out, int length, boolean first, long clock) {
        out.writeMedium(1);
        out.writeByte(STREAM_ID);
        out.writeShort(FLAGS_BYTES + (first ? PTS_BYTES : 0) + length);
        out.writeByte(first ? 0x84 : 0x80);
        out.writeByte(first ? 0x80 : 0);
        out.writeByte(first ? PTS_BYTES : 0);
        if (first) {
            long pts = clock + PRESENTATION_DELAY & CLOCK_MASK;
            out.writeByte((int) (0x21 | pts >>> 29 & 0x0E));
            out.writeShort((int) (pts >>> 14 & 0xFFFE | 1));
            out.writeShort((int) (pts << 1 & 0xFFFE | 1));
        }
    }

    /** The stream's clock, from 0, strictly rising even when the camera's clock is set back. */
    private long ticks(long micros) {
        if (!started) {
            started = true;
            startMicros = micros;
        }
        long ticks = (micros - startMicros) * 9 / 100;
        if (ticks <= lastTicks) {
            startMicros = micros - (lastTicks + 1) * 100 / 9;
            ticks = lastTicks + 1;
        }
        lastTicks = ticks;
        return ticks & CLOCK_MASK;
    }
}
