package org.videostreamer.output.webrtc.srtp;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The session keys of one direction and protocol (RFC 3711 4.3), and what is done with them (4.1.1, 4.2.1). */
final class SessionCipher {

    /** The first of the three labels (4.3.1) by which RTP's keys are derived; the others follow it. */
    static final int RTP = 0;
    /** The first of those of RTCP (4.3.2). */
    static final int RTCP = 3;

    static final int TAG_BYTES = 10;

    private static final int KEY_BYTES = 16;
    private static final int AUTHENTICATION_KEY_BYTES = 20;
    private static final int SALT_BYTES = 14;

    private final Cipher cipher;
    private final SecretKeySpec key;
    private final byte[] salt;
    private final Mac mac;
    private final byte[] counter = new byte[KEY_BYTES];
    private final byte[] digest = new byte[AUTHENTICATION_KEY_BYTES];

    SessionCipher(SrtpKeys master, int firstLabel) {
        try {
            cipher = Cipher.getInstance("AES/CTR/NoPadding");
            key = new SecretKeySpec(derive(cipher, master, firstLabel, KEY_BYTES), "AES");
            mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(derive(cipher, master, firstLabel + 1, AUTHENTICATION_KEY_BYTES), "HmacSHA1"));
            salt = derive(cipher, master, firstLabel + 2, SALT_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java lacks AES or HMAC-SHA1", e);
        }
    }

    /** A key of the key stream for a label (4.3.3); we never derive anew, so the index is 0. */
    static byte[] derive(Cipher cipher, SrtpKeys master, int label, int bytes) throws GeneralSecurityException {
        byte[] start = Arrays.copyOf(master.salt(), KEY_BYTES);
        start[7] ^= (byte) label;
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(master.key(), "AES"), new IvParameterSpec(start));
        return cipher.doFinal(new byte[bytes]);
    }

    /** Encrypts or decrypts (4.1.1): the same in both directions. */
    void crypt(int ssrc, long index, byte[] in, int offset, int length, byte[] out, int outOffset) {
        System.arraycopy(salt, 0, counter, 0, SALT_BYTES);
        counter[14] = 0;
        counter[15] = 0;
        for (int i = 0; i < 4; i++) {
            counter[4 + i] ^= (byte) (ssrc >> 24 - 8 * i);
        }
        for (int i = 0; i < 6; i++) {
            counter[8 + i] ^= (byte) (index >> 40 - 8 * i);
        }
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(counter));
            cipher.doFinal(in, offset, length, out, outOffset);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes the tag of what stands before it and of four bytes that are not sent with it; it may overwrite those. */
    void sign(byte[] packet, int signed, int at) {
        digest(packet, signed);
        System.arraycopy(digest, 0, packet, at, TAG_BYTES);
    }

    /** Whether the tag is right; takes the same time wherever it is wrong. */
    boolean isSigned(byte[] packet, int signed, int at) {
        digest(packet, signed);
        int difference = 0;
        for (int i = 0; i < TAG_BYTES; i++) {
            difference |= digest[i] ^ packet[at + i];
        }
        return difference == 0;
    }

    private void digest(byte[] packet, int signed) {
        try {
            mac.update(packet, 0, signed);
            mac.doFinal(digest, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
