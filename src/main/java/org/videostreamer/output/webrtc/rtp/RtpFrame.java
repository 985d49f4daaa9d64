package org.videostreamer.output.webrtc.rtp;

/**
 * A picture as packets of a {@link PacketRing}.
 *
 * @param first the ring's sequence number of its first packet
 * @param end that behind its last
 * @param keyframe whether a viewer can start with it
 * @param chained whether it can be decoded by who has decoded the picture before it in the ring
 * @param timestamp the RTP timestamp, 90 kHz, the low 32 bits
 * @param number the picture's number; −1 for a no-signal card
 * @param sourceMicros when it was taken, by the server's clock; microseconds since the Unix epoch
 * @param arrivedMicros when it reached the server, by the server's clock; microseconds since the Unix epoch
 */
public record RtpFrame(
        long first,
        long end,
        boolean keyframe,
        boolean chained,
        int timestamp,
        long number,
        long sourceMicros,
        long arrivedMicros) {

    /** How many packets it takes. */
    public int packets() {
        return Math.toIntExact(end - first);
    }
}
