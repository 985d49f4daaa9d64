package org.videostreamer.output.webrtc.srtp;

import java.util.HashMap;
import java.util.Map;
import org.videostreamer.output.webrtc.rtp.NetworkOrder;

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
        /** It is signed but not encrypted, and the profile agreed on has a cipher (RFC 5764 4.1.2). */
        OPEN,
        /** It came before, or is older than what is remembered. */
        REPLAYED
    }

    /** More than any viewer sends from; what comes from yet another is not remembered, so not taken. */
    private static final int MOST_SOURCES = 16;

    private final SessionCipher cipher;
    private final Map<Integer, ReplayWindow> windows = new HashMap<>();

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
        if (!cipher.isSigned(packet, end + Integer.BYTES, end + Integer.BYTES)) {
            return Verdict.FORGED;
        }
        int word = NetworkOrder.integer(packet, end);
        long index = word & ~SrtcpSender.ENCRYPTED;
        if ((word & SrtcpSender.ENCRYPTED) == 0) {
            return Verdict.OPEN;
        }
        int ssrc = NetworkOrder.integer(packet, SrtcpSender.SSRC);
        if (!isNew(ssrc, index)) {
            return Verdict.REPLAYED;
        }
        cipher.crypt(ssrc, index, packet, SrtcpSender.HEADER, end - SrtcpSender.HEADER, packet, SrtcpSender.HEADER);
        return Verdict.OK;
    }

    /** Each source counts its packets by itself (RFC 3711 3.2.3). */
    private boolean isNew(int ssrc, long index) {
        if (!windows.containsKey(ssrc) && windows.size() == MOST_SOURCES) {
            return false;
        }
        return windows.computeIfAbsent(ssrc, source -> new ReplayWindow()).take(index);
    }
}
