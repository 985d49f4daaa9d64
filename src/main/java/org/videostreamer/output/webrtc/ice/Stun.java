package org.videostreamer.output.webrtc.ice;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Numbers and sums of STUN (RFC 8489). */
final class Stun {

    static final int HEADER = 20;
    static final int ATTRIBUTE_HEADER = 4;
    static final int LENGTH_AT = 2;
    static final int COOKIE_AT = 4;
    static final int COOKIE = 0x2112A442;

    static final int BINDING_REQUEST = 0x0001;
    static final int BINDING_SUCCESS = 0x0101;
    static final int BINDING_ERROR = 0x0111;

    static final int USERNAME = 0x0006;
    static final int MESSAGE_INTEGRITY = 0x0008;
    static final int ERROR_CODE = 0x0009;
    static final int XOR_MAPPED_ADDRESS = 0x0020;
    /** RFC 8445 16.1. */
    static final int PRIORITY = 0x0024;

    static final int USE_CANDIDATE = 0x0025;

    static final int FINGERPRINT = 0x8028;
    static final int ICE_CONTROLLED = 0x8029;

    static final int HMAC_BYTES = 20;
    static final int CRC_BYTES = 4;

    private static final int FINGERPRINT_MASK = 0x5354554E;

    private Stun() {}

    /**
     * MESSAGE-INTEGRITY (14.5) of what stands before it.
     *
     * @param header the first {@link #HEADER} bytes of the message, with the length that the sum is made with
     * @param message whose bytes behind the header count, up to {@code signed}
     */
    static byte[] hmac(byte[] message, int signed, byte[] header, String password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            mac.update(header, 0, HEADER);
            mac.update(message, HEADER, signed - HEADER);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java lacks HMAC-SHA1", e);
        }
    }

    /** FINGERPRINT (14.7) of so many bytes. */
    static int fingerprint(byte[] message, int length) {
        CRC32 sum = new CRC32();
        sum.update(message, 0, length);
        return (int) sum.getValue() ^ FINGERPRINT_MASK;
    }
}
