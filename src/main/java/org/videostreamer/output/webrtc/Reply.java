package org.videostreamer.output.webrtc;

import java.util.List;
import org.videostreamer.frame.Codec;

/** The answer to an offer. */
public sealed interface Reply {

    /**
     * The viewer may come.
     *
     * @param session names it in further requests; whoever knows the name may end it, or change its view
     * @param sdp the answer
     */
    record Accepted(String session, String sdp) implements Reply {}

    /** The offer is wrong; the reason is for the user. */
    record BadOffer(String reason) implements Reply {}

    /**
     * The offer is good but has none of our codecs.
     *
     * @param codecs those that there are
     */
    record NoCommonCodec(List<Codec> codecs) implements Reply {}

    /** There are as many viewers as there may be, or the server cannot take part; the reason is for the user. */
    record Unavailable(String reason) implements Reply {}
}
