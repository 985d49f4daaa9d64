package org.videostreamer.output.webrtc.rtp;

import java.util.List;

/** What a viewer tells of the stream it gets. */
public sealed interface RtcpMessage {

    /**
     * Packets that did not arrive (RFC 4585 6.2.1).
     *
     * @param sequences their 16-bit numbers
     */
    record Lost(List<Integer> sequences) implements RtcpMessage {}

    /** It cannot go on without a keyframe: PLI (RFC 4585 6.3.1) or FIR (RFC 5104 4.3.1). */
    record NeedsKeyframe() implements RtcpMessage {}

    /**
     * How well packets arrive (RFC 3550 6.4.1).
     *
     * @param fractionLost of the packets since the last report, 0 to 1
     */
    record Reception(double fractionLost) implements RtcpMessage {}

    /** It leaves (RFC 3550 6.6). */
    record Bye() implements RtcpMessage {}
}
