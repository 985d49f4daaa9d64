package org.videostreamer.output.webrtc.rtp;

import java.util.OptionalInt;

/**
 * Writes the part of a packet that differs from viewer to viewer: the fixed header (RFC 3550 5.1) and, before the first
 * payload of a picture, the extensions that the viewer's offer named (RFC 8285 4.2, one-byte form).
 *
 * @param payloadType the viewer's number for the codec
 * @param ssrc the stream's number for this viewer
 * @param playoutDelay the viewer's number for {@code playout-delay}
 * @param absCaptureTime the viewer's number for {@code abs-capture-time}
 */
public record RtpHeader(int payloadType, int ssrc, OptionalInt playoutDelay, OptionalInt absCaptureTime) {

    /** The longest that it can be. */
    public static final int MOST = 12 + 4 + 16;

    private static final int FIXED = 12;
    private static final int VERSION = 0x80;
    private static final int EXTENSION = 0x10;
    private static final int MARKER = 0x80;
    /** RFC 8285 4.2. */
    private static final int ONE_BYTE_PROFILE = 0xBEDE;

    /** 12 bits of least and 12 of most delay in units of 10 ms: all 0 asks to show each picture as soon as it can be. */
    private static final int PLAYOUT_DELAY_BYTES = 3;
    /** A time in NTP's 64-bit form. */
    private static final int CAPTURE_TIME_BYTES = 8;

    /**
     * Writes the header of a packet to the start of a buffer.
     *
     * @param sequence the viewer's own number of the packet, of which the low 16 bits count
     * @param timestamp the one that the viewer is told of the packet's picture
     * @return its length
     */
    public int write(byte[] out, RtpPacket packet, long sequence, int timestamp) {
        boolean extended = packet.isFirst() && (playoutDelay.isPresent() || absCaptureTime.isPresent());
        out[0] = (byte) (VERSION | (extended ? EXTENSION : 0));
        out[1] = (byte) ((packet.isLast() ? MARKER : 0) | payloadType);
        NetworkOrder.putShort(out, 2, (int) sequence);
        NetworkOrder.putInt(out, 4, timestamp);
        NetworkOrder.putInt(out, 8, ssrc);
        return extended ? writeExtensions(out, packet.frame()) : FIXED;
    }

    private int writeExtensions(byte[] out, RtpFrame frame) {
        int start = FIXED + 4;
        int at = start;
        if (playoutDelay.isPresent()) {
            out[at++] = element(playoutDelay.getAsInt(), PLAYOUT_DELAY_BYTES);
            for (int i = 0; i < PLAYOUT_DELAY_BYTES; i++) {
                out[at++] = 0;
            }
        }
        if (absCaptureTime.isPresent()) {
            out[at++] = element(absCaptureTime.getAsInt(), CAPTURE_TIME_BYTES);
            NetworkOrder.putLong(out, at, RtpClock.ntp(frame.sourceMicros()));
            at += CAPTURE_TIME_BYTES;
        }
        while ((at - start) % 4 != 0) {
            out[at++] = 0;
        }
        NetworkOrder.putShort(out, FIXED, ONE_BYTE_PROFILE);
        NetworkOrder.putShort(out, FIXED + 2, (at - start) / 4);
        return at;
    }

    private static byte element(int id, int bytes) {
        return (byte) (id << 4 | bytes - 1);
    }
}
