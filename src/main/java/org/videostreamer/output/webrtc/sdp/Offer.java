package org.videostreamer.output.webrtc.sdp;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.videostreamer.limits.Limits;
import org.videostreamer.output.webrtc.dtls.Fingerprint;

/** A viewer's wish to be sent video, understood and found good but for its codecs. */
public final class Offer {

    /**
     * All names of RTP's profiles (RFC 8829 5.1.2) and the older ones of RTP over TCP: keys are agreed on by DTLS
     * whatever the name says, because the offer has the hash of a certificate.
     */
    private static final Pattern PROFILE = Pattern.compile("(?:(?:UDP|TCP)/D?TLS/)?RTP/S?AVPF?");

    /** RFC 8839 5.4 has fewer characters; all that can stand in a line and in a check are taken. */
    private static final Pattern UFRAG = Pattern.compile("[!-~]{4,256}");

    private static final Pattern PASSWORD = Pattern.compile("[!-~]{22,256}");
    private static final Pattern MID = Pattern.compile("[!-~]{0,64}");
    private static final String BUNDLE = "BUNDLE ";
    private static final List<String> DIRECTIONS = List.of("sendrecv", "recvonly", "sendonly", "inactive");
    private static final Set<String> RECEIVING = Set.of("sendrecv", "recvonly");

    private final List<MediaSection> sections;
    private final MediaSection video;
    private final List<String> bundle;
    private final String iceUfrag;
    private final String icePassword;
    private final Fingerprint fingerprint;

    private Offer(
            List<MediaSection> sections,
            MediaSection video,
            List<String> bundle,
            String iceUfrag,
            String icePassword,
            Fingerprint fingerprint) {
        this.sections = sections;
        this.video = video;
        this.bundle = bundle;
        this.iceUfrag = iceUfrag;
        this.icePassword = icePassword;
        this.fingerprint = fingerprint;
    }

    /**
     * Reads an offer.
     *
     * @param limits how long it may be
     * @throws SdpException if it is none, or wants something that we cannot do
     */
    public static Offer parse(String sdp, Limits limits) throws SdpException {
        List<MediaSection> all = new SdpReader(limits).read(sdp);
        MediaSection session = all.get(0);
        List<MediaSection> sections = List.copyOf(all.subList(1, all.size()));
        for (MediaSection section : sections) {
            if (!MID.matcher(section.mid()).matches()) {
                throw new SdpException("mid: not an identification; expected up to 64 characters without spaces");
            }
        }
        MediaSection video = video(sections, session);
        String ufrag = either(video, session, "ice-ufrag");
        if (!UFRAG.matcher(ufrag).matches()) {
            throw new SdpException(
                    "ice-ufrag: not the name of an ICE agent; expected 4 to 256 characters without spaces");
        }
        String password = either(video, session, "ice-pwd");
        if (!PASSWORD.matcher(password).matches()) {
            throw new SdpException(
                    "ice-pwd: not the password of an ICE agent; expected 22 to 256 characters without spaces");
        }
        // The default of an offer (RFC 4145 4).
        String setup = find(video, session, "setup").orElse("active");
        if (!setup.equals("actpass") && !setup.equals("active")) {
            throw new SdpException("setup: the server waits for the DTLS handshake; expected actpass or active");
        }
        Fingerprint fingerprint = fingerprint(video, session);
        if (!video.has("rtcp-mux") && !session.has("rtcp-mux")) {
            throw new SdpException("rtcp-mux: missing; expected RTP and RTCP on one port");
        }
        return new Offer(sections, video, bundle(video, session), ufrag, password, fingerprint);
    }

    private static MediaSection video(List<MediaSection> sections, MediaSection session) throws SdpException {
        List<MediaSection> videos = sections.stream()
                .filter(section -> section.kind().equals("video"))
                .toList();
        if (videos.isEmpty()) {
            throw new SdpException("the offer has no video section; expected m=video with a=recvonly");
        }
        return videos.stream()
                .filter(section -> PROFILE.matcher(section.protocol()).matches())
                .filter(section -> RECEIVING.contains(direction(section, session)))
                .filter(section -> !section.isUnwanted())
                .findFirst()
                .orElseThrow(() -> new SdpException("the offer has no video section that receives over "
                        + "UDP/TLS/RTP/SAVPF; expected m=video with a=recvonly or a=sendrecv"));
    }

    /** What a section does not say the session says for all, else it is both ways (RFC 8866 6.7). */
    private static String direction(MediaSection section, MediaSection session) {
        return DIRECTIONS.stream()
                .filter(section::has)
                .findFirst()
                .or(() -> DIRECTIONS.stream().filter(session::has).findFirst())
                .orElse("sendrecv");
    }

    private static Optional<String> find(MediaSection video, MediaSection session, String name) {
        return video.value(name).or(() -> session.value(name));
    }

    private static String either(MediaSection video, MediaSection session, String name) throws SdpException {
        return find(video, session, name)
                .orElseThrow(() -> new SdpException(name + ": missing; expected it in the video section or before it"));
    }

    private static Fingerprint fingerprint(MediaSection video, MediaSection session) throws SdpException {
        either(video, session, "fingerprint");
        MediaSection naming = video.has("fingerprint") ? video : session;
        return naming.attributes().all("fingerprint").stream()
                .map(Fingerprint::parse)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(
                        () -> new SdpException(
                                "fingerprint: not the hash of a certificate; expected sha-256, sha-384 or sha-512 and its bytes"));
    }

    private static List<String> bundle(MediaSection video, MediaSection session) {
        return session.attributes().all("group").stream()
                .filter(group -> group.startsWith(BUNDLE))
                .map(group -> List.of(group.substring(BUNDLE.length()).strip().split(" +")))
                .filter(mids -> mids.contains(video.mid()))
                .findFirst()
                .orElse(List.of());
    }

    /** The viewer's name in connectivity checks. */
    public String iceUfrag() {
        return iceUfrag;
    }

    /** What checks that are sent to the viewer are signed with. */
    public String icePassword() {
        return icePassword;
    }

    /** What the viewer's certificate must hash to. */
    public Fingerprint fingerprint() {
        return fingerprint;
    }

    List<MediaSection> sections() {
        return sections;
    }

    MediaSection video() {
        return video;
    }

    /**
     * The identifications of the sections that the viewer wants on one transport (RFC 9143), in its order; none where
     * the video is not among them.
     */
    List<String> bundle() {
        return bundle;
    }
}
