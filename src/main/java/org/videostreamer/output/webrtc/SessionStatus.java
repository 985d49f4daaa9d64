package org.videostreamer.output.webrtc;

import java.util.List;
import org.videostreamer.frame.Codec;

/**
 * What a viewer's session does at a moment.
 *
 * @param peerUfrag the viewer's name in connectivity checks, as its offer told it
 * @param codec what is sent
 * @param connected whether keys are agreed on
 * @param nowMicros the server's time; microseconds since the Unix epoch
 * @param packets sent, without those sent again
 * @param resent sent again
 * @param skipped pictures that were not sent
 * @param pictures the newest pictures of the stream, the last of them last
 */
public record SessionStatus(
        String peerUfrag,
        Codec codec,
        boolean connected,
        long nowMicros,
        long packets,
        long resent,
        long skipped,
        List<Picture> pictures) {

    /**
     * Which picture a player shows.
     *
     * @param timestamp its RTP timestamp, 32 bits
     * @param number its number
     * @param takenMicros when it was taken; microseconds since the Unix epoch
     * @param arrivedMicros when it reached the server; microseconds since the Unix epoch
     */
    public record Picture(long timestamp, long number, long takenMicros, long arrivedMicros) {}
}
