package org.videostreamer.output.webrtc.ice;

import java.security.SecureRandom;

/**
 * The 96 bits by which a STUN request and its answer belong together (RFC 8489 section 5).
 *
 * @param high the first 32 bits
 * @param low the other 64
 */
public record TransactionId(int high, long low) {

    /** One that nobody can guess. */
    public static TransactionId random(SecureRandom random) {
        return new TransactionId(random.nextInt(), random.nextLong());
    }
}
