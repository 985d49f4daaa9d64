package org.videostreamer.output.webrtc.srtp;

import org.videostreamer.output.webrtc.rtp.NetworkOrder;

/** Encrypts the RTP packets of one direction for one receiver. One thread. */
public final class SrtpSender {

    /** Bytes that a packet grows by: the tag. */
    public static final int OVERHEAD = SessionCipher.TAG_BYTES;

    private static final int SSRC = 8;

    private final SessionCipher cipher;

    /** @param keys of this direction */
    public SrtpSender(SrtpKeys keys) {
        this.cipher = new SessionCipher(keys, SessionCipher.RTP);
    }

    /**
     * Puts the encrypted payload behind a header that stands at the start of the buffer, and the tag behind it.
     *
     * @param out holds the header, which names the SSRC, and takes the rest; with {@link #OVERHEAD} bytes to spare
     * @param headerLength of the header with its extensions
     * @param payload shared by all receivers, only read
     * @param index the packet's number: how often its 16-bit number wrapped, and that number (RFC 3711 3.3.1)
     * @return the length of the whole
     */
    public int seal(byte[] out, int headerLength, byte[] payload, int offset, int length, long index) {
        int ssrc = NetworkOrder.integer(out, SSRC);
        cipher.crypt(ssrc, index, payload, offset, length, out, headerLength);
        int end = headerLength + length;
        // The wraps are signed with the packet but not sent (4.2); the tag takes their place.
        NetworkOrder.putInt(out, end, (int) (index >> 16));
        cipher.sign(out, end + Integer.BYTES, end);
        return end + OVERHEAD;
    }
}
