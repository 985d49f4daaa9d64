package org.videostreamer.output.webrtc.sdp;

import java.util.List;

/**
 * A section of an answer in which nothing is sent: the audio, the data, the second video of an offer. It carries what
 * was offered for the payload types that it names, and who we are, although nobody needs either: some viewers read it
 * like one that is wanted and refuse the whole answer where something lacks.
 *
 * @param offered the section of the offer
 * @param kept whether it stays on the transport of the video; else it is refused
 */
record UnsentSection(MediaSection offered, boolean kept) {

    /** The port of a section that is not taken (RFC 8829 5.3.1). */
    private static final int REFUSED = 0;
    /** PCMU (RFC 3551 6): needs no description, and stands for types that have none. */
    private static final String STATIC_TYPE = "0";

    private static final String ANY_DATA_PORT = "5000";

    void write(SdpWriter sdp, Endpoint endpoint) {
        sdp.line(
                        'm',
                        offered.kind() + " " + (kept ? endpoint.port() : REFUSED) + " " + offered.protocol() + " "
                                + String.join(" ", formats()))
                .line('c', kept ? endpoint.connection() : "IN IP4 0.0.0.0");
        if (!offered.mid().isEmpty()) {
            sdp.attribute("mid", offered.mid());
        }
        if (offered.isRtp()) {
            sdp.attribute("inactive").attribute("rtcp-mux");
            described().forEach(type -> describe(sdp, type));
        } else if (offered.has("sctp-port")) {
            sdp.attribute("sctp-port", ANY_DATA_PORT);
        }
        endpoint.writeIdentity(sdp);
        if (kept) {
            endpoint.writeAddresses(sdp);
        }
    }

    private List<String> formats() {
        if (!offered.isRtp()) {
            return offered.formats();
        }
        return described().isEmpty() ? List.of(STATIC_TYPE) : described();
    }

    private List<String> described() {
        return offered.formats().stream()
                .filter(type -> offered.codec(type).isPresent())
                .toList();
    }

    private void describe(SdpWriter sdp, String type) {
        sdp.attributeOf(type, "rtpmap", offered.codec(type).orElseThrow());
        offered.attributes().firstOf("fmtp", type).ifPresent(parameters -> sdp.attributeOf(type, "fmtp", parameters));
    }
}
