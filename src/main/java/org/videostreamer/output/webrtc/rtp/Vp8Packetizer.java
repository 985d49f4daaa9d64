package org.videostreamer.output.webrtc.rtp;

import io.netty.buffer.ByteBuf;

/** The RTP payload format of VP8 (RFC 7741): a descriptor with a picture number before each piece of the frame. */
final class Vp8Packetizer implements Packetizer {

    /** The X bit of the first octet: the second is there (4.2). */
    private static final int EXTENDED = 0x80;
    /** The S bit: the piece begins a partition; we send all of a frame as the first. */
    private static final int START = 0x10;
    /** The I bit of the second octet: the picture number follows. */
    private static final int HAS_PICTURE_ID = 0x80;
    /** The M bit of the picture number: it has 15 bits. */
    private static final int LONG_PICTURE_ID = 0x8000;

    private static final int DESCRIPTOR = 4;

    private int pictureId;

    @Override
    public void cut(ByteBuf frame, PacketRing ring) {
        boolean first = true;
        int pieces = Math.max(1, (frame.readableBytes() + room() - 1) / room());
        while (pieces > 0) {
            // Pieces of one length: a lost small one costs as much to send again as a large one.
            int length = (frame.readableBytes() + pieces - 1) / pieces;
            RtpPacket packet = ring.next();
            byte[] payload = packet.payload();
            payload[0] = (byte) (EXTENDED | (first ? START : 0));
            payload[1] = (byte) HAS_PICTURE_ID;
            payload[2] = (byte) ((LONG_PICTURE_ID | pictureId) >> 8);
            payload[3] = (byte) pictureId;
            frame.readBytes(payload, DESCRIPTOR, length);
            packet.fill(DESCRIPTOR + length);
            first = false;
            pieces--;
        }
        pictureId = pictureId + 1 & 0x7FFF;
    }

    private static int room() {
        return RtpPacket.MOST_PAYLOAD - DESCRIPTOR;
    }
}
