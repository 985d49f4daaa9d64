package org.videostreamer.output.webrtc.rtp;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;

/**
 * The RTP payload format of H.264 (RFC 6184) in packetization mode 1: parameter sets together in one packet (STAP-A),
 * units that fit in packets of their own, the others in pieces (FU-A).
 */
final class H264Packetizer implements Packetizer {

    /** Types of NAL units (5.2 and ITU-T H.264, table 7-1). */
    private static final int PARAMETER_SET_OF_SEQUENCE = 7;

    private static final int PARAMETER_SET_OF_PICTURE = 8;
    private static final int STAP_A = 24;
    private static final int FU_A = 28;

    private static final int TYPE_BITS = 0x1F;
    /** F and NRI, which a packet of pieces or of several units takes over (5.7, 5.8). */
    private static final int IMPORTANCE_BITS = 0xE0;

    private static final int FU_HEADERS = 2;
    private static final int FU_START = 0x80;
    private static final int FU_END = 0x40;

    @Override
    public void cut(ByteBuf frame, PacketRing ring) {
        List<ByteBuf> parameters = new ArrayList<>();
        for (ByteBuf unit : AnnexB.units(frame)) {
            int type = unit.getByte(unit.readerIndex()) & TYPE_BITS;
            if (type == PARAMETER_SET_OF_SEQUENCE || type == PARAMETER_SET_OF_PICTURE) {
                parameters.add(unit);
            } else {
                if (!parameters.isEmpty()) {
                    aggregate(parameters, ring);
                    parameters.clear();
                }
                if (unit.readableBytes() <= RtpPacket.MOST_PAYLOAD) {
                    whole(unit, ring);
                } else {
                    pieces(unit, ring);
                }
            }
        }
        if (!parameters.isEmpty()) {
            aggregate(parameters, ring);
        }
    }

    private static void aggregate(List<ByteBuf> units, PacketRing ring) {
        RtpPacket packet = ring.next();
        byte[] payload = packet.payload();
        int importance = 0;
        int length = 1;
        for (ByteBuf unit : units) {
            int bytes = unit.readableBytes();
            importance = Math.max(importance, unit.getByte(unit.readerIndex()) & IMPORTANCE_BITS);
            payload[length++] = (byte) (bytes >> 8);
            payload[length++] = (byte) bytes;
            unit.readBytes(payload, length, bytes);
            length += bytes;
        }
        payload[0] = (byte) (importance | STAP_A);
        packet.fill(length);
    }

    private static void whole(ByteBuf unit, PacketRing ring) {
        RtpPacket packet = ring.next();
        int length = unit.readableBytes();
        unit.readBytes(packet.payload(), 0, length);
        packet.fill(length);
    }

    private static void pieces(ByteBuf unit, PacketRing ring) {
        int header = unit.readByte();
        int room = RtpPacket.MOST_PAYLOAD - FU_HEADERS;
        int pieces = (unit.readableBytes() + room - 1) / room;
        for (int left = pieces; left > 0; left--) {
            int length = (unit.readableBytes() + left - 1) / left;
            RtpPacket packet = ring.next();
            byte[] payload = packet.payload();
            payload[0] = (byte) (header & IMPORTANCE_BITS | FU_A);
            payload[1] = (byte) ((left == pieces ? FU_START : 0) | (left == 1 ? FU_END : 0) | header & TYPE_BITS);
            unit.readBytes(payload, FU_HEADERS, length);
            packet.fill(FU_HEADERS + length);
        }
    }
}
