package org.videostreamer.output.webrtc.sdp;

import java.util.List;
import org.videostreamer.output.webrtc.dtls.Fingerprint;
import org.videostreamer.output.webrtc.ice.Candidate;
import org.videostreamer.output.webrtc.ice.IceCredentials;

/**
 * Our end of the transport that an answer describes.
 *
 * @param ice what checks of our addresses are signed with
 * @param fingerprint of our certificate
 * @param candidates our addresses, the best first; one at least
 */
record Endpoint(IceCredentials ice, Fingerprint fingerprint, List<Candidate> candidates) {

    /** The port where candidates say where (RFC 8840 4.1.3). */
    private static final int DISCARD = 9;

    Endpoint {
        candidates = List.copyOf(candidates);
    }

    /** Where the pictures come from for who knows no candidates. */
    int port() {
        Candidate first = candidates.get(0);
        return first.tcp() ? DISCARD : first.port();
    }

    /** The address beside that port. */
    String connection() {
        Candidate first = candidates.get(0);
        return "IN " + (first.isIpv6() ? "IP6 " : "IP4 ") + first.host();
    }

    /** Who we are. Some read a whole answer as bad where one of its sections does not say it. */
    void writeIdentity(SdpWriter sdp) {
        sdp.attribute("ice-ufrag", ice.ufrag())
                .attribute("ice-pwd", ice.password())
                .attribute("fingerprint", fingerprint)
                .attribute("setup", "passive");
    }

    /** Where we are. */
    void writeAddresses(SdpWriter sdp) {
        candidates.forEach(candidate -> sdp.attribute("candidate", candidate));
        sdp.attribute("end-of-candidates");
    }
}
