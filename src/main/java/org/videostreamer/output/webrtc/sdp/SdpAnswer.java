package org.videostreamer.output.webrtc.sdp;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.videostreamer.output.webrtc.dtls.Fingerprint;
import org.videostreamer.output.webrtc.ice.Candidate;
import org.videostreamer.output.webrtc.ice.IceCredentials;

/**
 * Our answer: one video that is sent, everything else not taken.
 *
 * @param offer what is answered
 * @param agreed what both can do
 * @param ice what checks of our addresses are signed with
 * @param fingerprint of our certificate
 * @param candidates our addresses, the best first; one at least
 * @param ssrc the video's number
 * @param cname its sender's name
 * @param sessionId a number that no other answer has
 */
public record SdpAnswer(
        Offer offer,
        Agreed agreed,
        IceCredentials ice,
        Fingerprint fingerprint,
        List<Candidate> candidates,
        long ssrc,
        String cname,
        long sessionId) {

    /** Takes a copy of the list. */
    public SdpAnswer {
        candidates = List.copyOf(candidates);
    }

    /** The description, with CR LF. */
    @Override
    public String toString() {
        SdpWriter sdp = new SdpWriter()
                .line('v', "0")
                .line('o', "- " + sessionId + " 1 IN IP4 127.0.0.1")
                .line('s', "-")
                .line('t', "0 0");
        if (!offer.bundle().isEmpty()) {
            sdp.attribute("group", "BUNDLE " + String.join(" ", bundle()));
        }
        sdp.attribute("ice-lite").attribute("msid-semantic", "WMS *");
        Endpoint endpoint = new Endpoint(ice, fingerprint, candidates);
        for (MediaSection section : offer.sections()) {
            if (section == offer.video()) {
                writeVideo(sdp, endpoint);
            } else {
                new UnsentSection(section, isOnOurTransport(section)).write(sdp, endpoint);
            }
        }
        return sdp.toString();
    }

    /** In the order of the offer: the first describes the transport in both (RFC 9143 7.3.1). */
    private List<String> bundle() {
        Set<String> kept = offer.sections().stream()
                .filter(section -> section == offer.video() || isOnOurTransport(section))
                .map(MediaSection::mid)
                .collect(Collectors.toSet());
        return offer.bundle().stream().distinct().filter(kept::contains).toList();
    }

    /**
     * Whether a section that is not sent stays on the transport: what a viewer bundled is not refused, where it is of
     * RTP, because some would look for a transport of its own for it and fail; nor what stands first in its bundle and
     * so describes the transport of all, because browsers with the policy max-bundle refuse an answer that refuses it.
     */
    private boolean isOnOurTransport(MediaSection section) {
        int at = offer.bundle().indexOf(section.mid());
        return at >= 0 && (at == 0 || section.isRtp()) && !section.isUnwanted();
    }

    private void writeVideo(SdpWriter sdp, Endpoint endpoint) {
        MediaSection section = offer.video();
        String type = Integer.toString(agreed.payloadType());
        sdp.line('m', "video " + endpoint.port() + " " + section.protocol() + " " + type)
                .line('c', endpoint.connection());
        if (!section.mid().isEmpty()) {
            sdp.attribute("mid", section.mid());
        }
        sdp.attribute("sendonly").attribute("rtcp-mux");
        if (section.has("rtcp-rsize")) {
            sdp.attribute("rtcp-rsize");
        }
        sdp.attributeOf(type, "rtpmap", section.codec(type).orElseThrow());
        if (!agreed.parameters().isEmpty()) {
            sdp.attributeOf(type, "fmtp", agreed.parameters());
        }
        agreed.feedback().forEach(kind -> sdp.attributeOf(type, "rtcp-fb", kind));
        agreed.playoutDelay().ifPresent(id -> sdp.attribute("extmap", id + " " + Negotiation.PLAYOUT_DELAY));
        agreed.absCaptureTime().ifPresent(id -> sdp.attribute("extmap", id + " " + Negotiation.ABS_CAPTURE_TIME));
        sdp.attribute("msid", cname + " video").attribute("ssrc", ssrc + " cname:" + cname);
        endpoint.writeIdentity(sdp);
        endpoint.writeAddresses(sdp);
    }
}
