package org.videostreamer.output.webrtc.sdp;

import java.util.List;
import java.util.stream.Stream;
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
 * @param candidates our addresses, the best first
 * @param ssrc the video's number
 * @param cname its sender's name
 * @param sessionId a number that no other answer has
 */
public record Answer(
        Offer offer,
        Agreed agreed,
        IceCredentials ice,
        Fingerprint fingerprint,
        List<Candidate> candidates,
        long ssrc,
        String cname,
        long sessionId) {

    /** The port of a section that is not taken (RFC 8829 5.3.1). */
    private static final int REFUSED = 0;
    /** The port where candidates say where (RFC 8840 4.1.3). */
    private static final int DISCARD = 9;

    /** Takes a copy of the list. */
    public Answer {
        candidates = List.copyOf(candidates);
    }

    /** The description, with CR LF. */
    @Override
    public String toString() {
        StringBuilder sdp = new StringBuilder();
        line(sdp, "v=0");
        line(sdp, "o=- " + sessionId + " 1 IN IP4 127.0.0.1");
        line(sdp, "s=-");
        line(sdp, "t=0 0");
        List<String> bundle = offer.sections().stream()
                .filter(section -> section == offer.video() || isKeptInactive(section))
                .map(Section::mid)
                .toList();
        if (!offer.bundle().isEmpty()) {
            line(sdp, "a=group:BUNDLE " + String.join(" ", bundle));
        }
        line(sdp, "a=ice-lite");
        line(sdp, "a=msid-semantic: WMS *");
        for (Section section : offer.sections()) {
            if (section == offer.video()) {
                video(sdp, section);
            } else if (isKeptInactive(section)) {
                inactive(sdp, section);
            } else {
                refused(sdp, section);
            }
        }
        return sdp.toString();
    }

    /**
     * The first section of a bundle describes the transport of all. Where it is not the video it is kept without a
     * direction, because Chromium with the policy max-bundle refuses an answer that refuses it.
     */
    private boolean isKeptInactive(Section section) {
        List<String> bundle = offer.bundle();
        return !bundle.isEmpty()
                && section.mid().equals(bundle.get(0))
                && section != offer.video()
                && section.port() != REFUSED
                && section.protocol().contains("RTP");
    }

    private void video(StringBuilder sdp, Section section) {
        int type = agreed.payloadType();
        media(sdp, section, Integer.toString(type));
        line(sdp, "a=sendonly");
        line(
                sdp,
                "a=rtpmap:"
                        + section.of("rtpmap", Integer.toString(type))
                                .map(map -> type + " " + map)
                                .orElseThrow());
        if (!agreed.parameters().isEmpty()) {
            line(sdp, "a=fmtp:" + type + " " + agreed.parameters());
        }
        agreed.feedback().forEach(kind -> line(sdp, "a=rtcp-fb:" + type + " " + kind));
        agreed.playoutDelay().ifPresent(id -> line(sdp, "a=extmap:" + id + " " + Negotiation.PLAYOUT_DELAY));
        agreed.absCaptureTime().ifPresent(id -> line(sdp, "a=extmap:" + id + " " + Negotiation.ABS_CAPTURE_TIME));
        line(sdp, "a=msid:" + cname + " video");
        line(sdp, "a=ssrc:" + ssrc + " cname:" + cname);
    }

    private void inactive(StringBuilder sdp, Section section) {
        String type = section.formats().get(0);
        media(sdp, section, type);
        line(sdp, "a=inactive");
        Stream.of("rtpmap", "fmtp").forEach(name -> section.of(name, type)
                .ifPresent(value -> line(sdp, "a=" + name + ":" + type + " " + value)));
    }

    private void media(StringBuilder sdp, Section section, String type) {
        Candidate first = candidates.get(0);
        line(
                sdp,
                "m=" + section.kind() + " " + (first.tcp() ? DISCARD : first.port()) + " " + section.protocol() + " "
                        + type);
        line(sdp, "c=IN " + (first.isIpv6() ? "IP6 " : "IP4 ") + first.host());
        mid(sdp, section);
        line(sdp, "a=ice-ufrag:" + ice.ufrag());
        line(sdp, "a=ice-pwd:" + ice.password());
        line(sdp, "a=fingerprint:" + fingerprint);
        line(sdp, "a=setup:passive");
        line(sdp, "a=rtcp-mux");
        if (section.has("rtcp-rsize")) {
            line(sdp, "a=rtcp-rsize");
        }
        candidates.forEach(candidate -> line(sdp, "a=candidate:" + candidate));
        line(sdp, "a=end-of-candidates");
    }

    private static void refused(StringBuilder sdp, Section section) {
        line(
                sdp,
                "m=" + section.kind() + " " + REFUSED + " " + section.protocol() + " "
                        + String.join(" ", section.formats()));
        line(sdp, "c=IN IP4 0.0.0.0");
        mid(sdp, section);
        line(sdp, "a=inactive");
    }

    private static void mid(StringBuilder sdp, Section section) {
        if (!section.mid().isEmpty()) {
            line(sdp, "a=mid:" + section.mid());
        }
    }

    private static void line(StringBuilder sdp, String line) {
        sdp.append(line).append("\r\n");
    }
}
