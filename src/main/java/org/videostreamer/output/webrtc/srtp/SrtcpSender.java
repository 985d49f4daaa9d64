package org.videostreamer.output.webrtc.srtp;

import org.videostreamer.output.webrtc.rtp.NetworkOrder;

/** Encrypts the RTCP packets of one direction (RFC 3711 3.4). One thread. */
public final class SrtcpSender {

    /** Bytes that a packet grows by: its number and the tag. */
    public static final int OVERHEAD = Integer.BYTES + SessionCipher.TAG_BYTES;

    static final int HEADER = 8;
    static final int SSRC = 4;
    /** The E bit before the number: the packet is encrypted. */
    static final int ENCRYPTED = 0x8000_0000;

    private final SessionCipher cipher;
    private int index;

    /** @param keys of this direction */
    public SrtcpSender(SrtpKeys keys) {
        this.cipher = new SessionCipher(keys, SessionCipher.RTCP);
    }

    /**
     * Encrypts a compound packet in place and puts its number and the tag behind it.
     *
     * @param packet with {@link #OVERHEAD} bytes to spare behind the length
     * @return the length of the whole
     */
    public int seal(byte[] packet, int length) {
        index = index + 1 & ~ENCRYPTED;
        cipher.crypt(NetworkOrder.integer(packet, SSRC), index, packet, HEADER, length - HEADER, packet, HEADER);
        NetworkOrder.putInt(packet, length, index | ENCRYPTED);
        cipher.sign(packet, length + Integer.BYTES, length + Integer.BYTES);
        return length + OVERHEAD;
    }
}
