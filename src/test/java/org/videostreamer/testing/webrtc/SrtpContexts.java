package org.videostreamer.testing.webrtc;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.jitsi.srtp.SrtcpCryptoContext;
import org.jitsi.srtp.SrtpContextFactory;
import org.jitsi.srtp.SrtpCryptoContext;
import org.jitsi.srtp.SrtpErrorStatus;
import org.jitsi.srtp.SrtpPolicy;
import org.jitsi.srtp.crypto.Aes;
import org.jitsi.utils.logging2.LoggerImpl;

/** Encryption by jitsi-srtp, from the keys of a handshake. */
final class SrtpContexts {

    private final SrtpCryptoContext rtpIn;
    private final SrtcpCryptoContext rtcpIn;
    private final SrtcpCryptoContext rtcpOut;

    /**
     * @param keys the 60 bytes of RFC 5764 4.2
     * @param serverSsrc the stream's
     * @param ownSsrc ours
     */
    SrtpContexts(byte[] keys, int serverSsrc, int ownSsrc) {
        // Else it tries out all ciphers of the machine for seconds.
        Aes.setFactoryClassName("org.jitsi.srtp.crypto.Aes$SunJCECipherFactory");
        SrtpPolicy policy =
                new SrtpPolicy(SrtpPolicy.AESCM_ENCRYPTION, 16, SrtpPolicy.HMACSHA1_AUTHENTICATION, 20, 10, 14);
        try {
            SrtpContextFactory in = factory(false, keys, 16, 46, policy);
            SrtpContextFactory out = factory(true, keys, 0, 32, policy);
            rtpIn = in.deriveContext(serverSsrc, 0);
            rtcpIn = in.deriveControlContext(serverSsrc);
            rtcpOut = out.deriveControlContext(ownSsrc);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Loads what it needs, which takes seconds on a busy machine: who is connected must not be deaf for so long. */
    static void load() {
        SrtpContexts any = new SrtpContexts(new byte[60], 1, 2);
        byte[] report = new byte[20];
        report[0] = (byte) 0x80;
        any.openRtp(new PacketBuffer(any.sealRtcp(report)));
    }

    private static SrtpContextFactory factory(boolean sender, byte[] keys, int key, int salt, SrtpPolicy policy) {
        return new SrtpContextFactory(
                sender,
                Arrays.copyOfRange(keys, key, key + 16),
                Arrays.copyOfRange(keys, salt, salt + 14),
                policy,
                policy,
                new LoggerImpl("srtp"));
    }

    /** Decrypts RTP in place. */
    boolean openRtp(PacketBuffer packet) {
        try {
            return rtpIn.reverseTransformPacket(packet, false) == SrtpErrorStatus.OK;
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    boolean openRtcp(PacketBuffer packet) {
        try {
            return rtcpIn.reverseTransformPacket(packet) == SrtpErrorStatus.OK;
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    byte[] sealRtcp(byte[] plain) {
        try {
            PacketBuffer packet = new PacketBuffer(plain);
            rtcpOut.transformPacket(packet);
            return packet.bytes();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
