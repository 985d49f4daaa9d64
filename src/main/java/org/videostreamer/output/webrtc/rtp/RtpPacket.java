package org.videostreamer.output.webrtc.rtp;

/**
 * What all viewers share of a packet: its payload and the parts of its header that do not depend on the viewer. A place
 * of the {@link PacketRing}, filled anew when the ring comes round.
 */
public final class RtpPacket {

    /**
     * The longest payload in bytes: with the largest header that we write (RFC 3550 5.1, with both extensions) and
     * SRTP's tag a packet stays below 1,200, which passes every path that WebRTC is used on.
     */
    public static final int MOST_PAYLOAD = 1_150;

    private final byte[] payload = new byte[MOST_PAYLOAD];
    private int length;
    private long sequence = -1;
    private RtpFrame frame;

    RtpPacket() {}

    /** The payload; only its first {@link #length()} bytes count. Never to be written to by others than the packetizers. */
    public byte[] payload() {
        return payload;
    }

    /** Bytes of the payload. */
    public int length() {
        return length;
    }

    /** The picture that it belongs to. */
    public RtpFrame frame() {
        return frame;
    }

    /** Whether it is the first of its picture. */
    public boolean isFirst() {
        return sequence == frame.first();
    }

    /** Whether it is the last of its picture, which the marker bit tells. */
    public boolean isLast() {
        return sequence == frame.end() - 1;
    }

    void begin(long newSequence) {
        sequence = newSequence;
        length = 0;
    }

    void fill(int bytes) {
        length = bytes;
    }

    void belongTo(RtpFrame picture) {
        frame = picture;
    }
}
