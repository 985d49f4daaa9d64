package org.videostreamer.output.webrtc.ice;

/**
 * The 96 bits by which a STUN request and its answer belong together (RFC 8489 section 5).
 *
 * @param high the first 32 bits
 * @param low the other 64
 */
public record TransactionId(int high, long low) {}
