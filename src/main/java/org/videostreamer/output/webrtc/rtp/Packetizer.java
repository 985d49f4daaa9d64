package org.videostreamer.output.webrtc.rtp;

import io.netty.buffer.ByteBuf;
import org.videostreamer.frame.Codec;

/** Cuts one codec's frames into payloads of packets. On the viewers' event loop. */
interface Packetizer {

    /**
     * Cuts one frame.
     *
     * @param frame the codec's bytes, a view of the caller's own whose indices may be moved
     * @param ring takes the packets
     */
    void cut(ByteBuf frame, PacketRing ring);

    /** The packetizer of a codec that can be sent. */
    static Packetizer of(Codec codec) {
        return switch (codec) {
            case VP8 -> new Vp8Packetizer();
            case H264 -> new H264Packetizer();
            case MJPEG, MPEG1, PNG, RAW -> throw new IllegalArgumentException(codec + " is not sent by RTP here");
        };
    }
}
