package org.videostreamer.output.webrtc.srtp;

/** Decrypts the RTCP packets of one direction (RFC 3711 3.4). One thread. */
public final class SrtcpReceiver {

    /** What came of a packet. */
    public enum Verdict {
        /** It is genuine and decrypted. */
        OK,
        /** It is too short for what it must hold. */
        TOO_SHORT,
        /** It is not signed with the key. */
        FORGED,
        /** It came before, or is older than what is remembered. */
        REPLAYED
    }

    /** RFC 3711 3.3.2: at least 64. */
    private static final int WINDOW = 64;

    private final SessionCipher cipher;
    private long newest = -1;
    private long seen;

    /** @param keys of this direction */
    public SrtcpReceiver(SrtpKeys keys) {
        this.cipher = new SessionCipher(keys, SessionCipher.RTCP);
    }

    /**
     * Decrypts a compound packet in place; it is {@link SrtcpSender#OVERHEAD} bytes shorter then.
     *
     * @param length of the encrypted packet, which is left as it is unless the verdict is {@link Verdict#OK}
     */
    public Verdict open(byte[] packet, int length) {
        int end = length - SrtcpSender.OVERHEAD;
        if (end < SrtcpSender.HEADER) {
            return Verdict.TOO_SHORT;
        }
        if (!cipher.isSigned(packet, end + Word.BYTES, end + Word.BYTES)) {
            return Verdict.FORGED;
        }
        int word = Word.read(packet, end);
        long index = word & ~SrtcpSender.ENCRYPTED;
        if (!remember(index)) {
            return Verdict.REPLAYED;
        }
        if ((word & SrtcpSender.ENCRYPTED) != 0) {
            int ssrc = Word.read(packet, SrtcpSender.SSRC);
            cipher.crypt(ssrc, index, packet, SrtcpSender.HEADER, end - SrtcpSender.HEADER, packet, SrtcpSender.HEADER);
        }
        return Verdict.OK;
    }

    /** Bit n of {@code seen} stands for the packet n before the newest. */
    private boolean remember(long index) {
        if (index > newest) {
            long step = index - newest;
            seen = step >= WINDOW ? 1 : seen << step | 1;
            newest = index;
            return true;
        }
        long age = newest - index;
        if (age >= WINDOW || (seen >> age & 1) != 0) {
            return false;
        }
        seen |= 1L << age;
        return true;
    }
}
