package org.videostreamer.output.webrtc.sdp;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.videostreamer.output.webrtc.dtls.Fingerprint;

/** A viewer's wish to be sent video, understood and found good but for its codecs. */
public final class Offer {

    private static final Set<String> PROTOCOLS = Set.of("UDP/TLS/RTP/SAVPF", "TCP/TLS/RTP/SAVPF");
    /** RFC 8839 5.4. */
    private static final Pattern UFRAG = Pattern.compile("[A-Za-z0-9+/]{4,256}");

    private static final Pattern MID = Pattern.compile("[!-~]{0,64}");
    private static final String BUNDLE = "BUNDLE ";

    private final Section session;
    private final List<Section> sections;
    private final Section video;
    private final String iceUfrag;
    private final Fingerprint fingerprint;

    private Offer(Section session, List<Section> sections, Section video, String iceUfrag, Fingerprint fingerprint) {
        this.session = session;
        this.sections = sections;
        this.video = video;
        this.iceUfrag = iceUfrag;
        this.fingerprint = fingerprint;
    }

    /**
     * Reads an offer.
     *
     * @throws SdpException if it is none, or wants something that we cannot do
     */
    public static Offer parse(String sdp) throws SdpException {
        List<Section> all = new SdpReader().read(sdp);
        Section session = all.get(0);
        List<Section> sections = all.subList(1, all.size());
        for (Section section : sections) {
            if (!MID.matcher(section.mid()).matches()) {
                throw new SdpException("mid: not an identification; expected up to 64 characters without spaces");
            }
        }
        Section video = video(sections);
        String ufrag = either(video, session, "ice-ufrag");
        if (!UFRAG.matcher(ufrag).matches()) {
            throw new SdpException(
                    "ice-ufrag: not the name of an ICE agent; expected 4 to 256 letters, digits, + or /");
        }
        if (either(video, session, "ice-pwd").length() < 22) {
            throw new SdpException("ice-pwd: too short; expected 22 characters or more");
        }
        String setup = either(video, session, "setup");
        if (!setup.equals("actpass") && !setup.equals("active")) {
            throw new SdpException("setup: the server waits for the DTLS handshake; expected actpass or active");
        }
        Fingerprint fingerprint = fingerprint(video, session);
        if (!video.has("rtcp-mux")) {
            throw new SdpException("rtcp-mux: missing; expected RTP and RTCP on one port");
        }
        return new Offer(session, sections, video, ufrag, fingerprint);
    }

    private static Section video(List<Section> sections) throws SdpException {
        List<Section> videos = sections.stream()
                .filter(section -> section.kind().equals("video"))
                .toList();
        if (videos.isEmpty()) {
            throw new SdpException("the offer has no video section; expected m=video with a=recvonly");
        }
        return videos.stream()
                .filter(section -> PROTOCOLS.contains(section.protocol()))
                .filter(section -> !section.has("sendonly") && !section.has("inactive"))
                // Port 0 means unwanted, unless the section waits for another's transport (RFC 9143 6).
                .filter(section -> section.port() != 0 || section.has("bundle-only"))
                .findFirst()
                .orElseThrow(() -> new SdpException("the offer has no video section that receives over "
                        + "UDP/TLS/RTP/SAVPF; expected m=video with a=recvonly or a=sendrecv"));
    }

    private static String either(Section video, Section session, String name) throws SdpException {
        return video.value(name)
                .or(() -> session.value(name))
                .orElseThrow(() -> new SdpException(name + ": missing; expected it in the video section or before it"));
    }

    private static Fingerprint fingerprint(Section video, Section session) throws SdpException {
        either(video, session, "fingerprint");
        List<String> values =
                video.values("fingerprint").isEmpty() ? session.values("fingerprint") : video.values("fingerprint");
        return values.stream()
                .map(Fingerprint::parse)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(
                        () -> new SdpException(
                                "fingerprint: not the hash of a certificate; expected sha-256, sha-384 or sha-512 and its bytes"));
    }

    /** The viewer's name in connectivity checks. */
    public String iceUfrag() {
        return iceUfrag;
    }

    /** What the viewer's certificate must hash to. */
    public Fingerprint fingerprint() {
        return fingerprint;
    }

    List<Section> sections() {
        return sections;
    }

    Section video() {
        return video;
    }

    /**
     * The identifications of the sections that the viewer wants on one transport (RFC 9143), in its order; none where
     * the video is not among them.
     */
    List<String> bundle() {
        return session.values("group").stream()
                .filter(group -> group.startsWith(BUNDLE))
                .map(group -> List.of(group.substring(BUNDLE.length()).strip().split(" +")))
                .filter(mids -> mids.contains(video.mid()))
                .findFirst()
                .orElse(List.of());
    }
}
