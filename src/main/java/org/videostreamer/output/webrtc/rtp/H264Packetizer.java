package org.videostreamer.output.webrtc.rtp;

import io.netty.buffer.ByteBuf;

/**
 * The RTP payload format of H.264 (RFC 6184): units that fit in packets of their own, the others in pieces (FU-A). Units
 * are never put together, so that all but the pieces is what viewers of packetization mode 0 expect too, and one cut
 * serves both modes.
 */
final class H264Packetizer implements Packetizer {

    /** The type of a packet that holds a piece of a unit (5.8). */
    private static final int FU_A = 28;

    private static final int TYPE_BITS = 0x1F;
    /** F and NRI, which a packet of pieces takes over. */
    private static final int IMPORTANCE_BITS = 0xE0;

    private static final int FU_HEADERS = 2;
    private static final int FU_START = 0x80;
    private static final int FU_END = 0x40;

    @Override
    public void cut(ByteBuf frame, PacketRing ring) {
        for (ByteBuf unit : AnnexB.units(frame)) {
            if (unit.readableBytes() <= RtpPacket.MOST_PAYLOAD) {
                whole(unit, ring);
            } else {
                pieces(unit, ring);
            }
        }
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
