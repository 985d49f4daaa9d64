package org.videostreamer.output.webrtc.sdp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.videostreamer.output.webrtc.sdp.Description.Media;

/** For what Pion, on which go2rtc and MediaMTX stand, refuses a whole answer or shows nothing. */
final class PionRules {

    private static final Pattern ORDER = Pattern.compile("vost(?:a*)(?:mc?a*)*");
    private static final Pattern ORIGIN = Pattern.compile("o=\\S+ [0-9]{1,19} [0-9]{1,19} IN IP[46] \\S+");
    private static final Set<String> KINDS = Set.of("audio", "video", "text", "application", "message");
    private static final Set<String> PROTOCOLS = Set.of(
            "UDP", "RTP", "AVP", "SAVP", "SAVPF", "TLS", "DTLS", "SCTP", "AVPF", "TCP", "MSRP", "BFCP", "UDT", "IX",
            "MRCPv2", "FEC");
    /** Types that need no description. */
    private static final Set<String> STATIC = Set.of("0", "8", "9");

    private static final Pattern TYPE = Pattern.compile("[0-9]{1,3}");
    private static final Pattern RTPMAP = Pattern.compile("[0-9]{1,3} [^ /]+/[0-9]{1,9}(/[^ /]+)?");
    private static final Pattern APT = Pattern.compile(".*\\bapt=(?![0-9]+\\b).*");
    private static final Pattern CANDIDATE =
            Pattern.compile("\\S{1,32} 1 (udp|tcp) [0-9]{1,10} [0-9a-f.:]+ [0-9]{1,5} typ host( tcptype passive)?");
    private static final Pattern SSRC = Pattern.compile("[0-9]{1,10} cname:\\S+");

    private final Description answer;
    private final List<String> complaints = new ArrayList<>();

    PionRules(Description answer) {
        this.answer = answer;
    }

    List<String> complaints() {
        StringBuilder order = new StringBuilder();
        answer.session().forEach(line -> order.append(line.charAt(0)));
        answer.media().forEach(media -> media.lines().forEach(line -> order.append(line.charAt(0))));
        check(ORDER.matcher(order).matches(), "lines in another order: " + order);
        check(ORIGIN.matcher(answer.session().get(1)).matches(), "origin");
        answer.media().forEach(this::section);
        transport();
        return complaints;
    }

    private void section(Media media) {
        check(KINDS.contains(media.kind()), "kind " + media.kind());
        check(PROTOCOLS.containsAll(Set.of(media.protocol().split("/"))), "transport " + media.protocol());
        media.all("candidate")
                .forEach(candidate -> check(CANDIDATE.matcher(candidate).matches(), "candidate " + candidate));
        if (!media.isRtp()) {
            return;
        }
        Set<String> described = new HashSet<>(STATIC);
        for (String map : media.all("rtpmap")) {
            check(RTPMAP.matcher(map).matches(), "rtpmap " + map);
            described.add(map.substring(0, map.indexOf(' ')));
        }
        for (String type : media.formats()) {
            check(TYPE.matcher(type).matches() && Integer.parseInt(type) < 256, "no payload type: " + type);
            check(described.contains(type), "payload type not found: " + type);
        }
        media.all("fmtp").forEach(fmtp -> check(!APT.matcher(fmtp).matches(), "apt in " + fmtp));
        media.all("ssrc").forEach(ssrc -> check(SSRC.matcher(ssrc).matches(), "ssrc " + ssrc));
        media.all("msid").forEach(msid -> check(msid.split(" ").length == 2, "msid " + msid));
        if (media.has("sendonly")) {
            check(media.all("ssrc").size() == 1, "a track without a number");
        }
    }

    /** All is read from the first of the bundle, or else from the first section. */
    private void transport() {
        Optional<Media> first = answer.bundle().isEmpty()
                ? answer.media().stream().findFirst()
                : answer.media().stream()
                        .filter(media -> media.mid().equals(answer.bundle().get(0)))
                        .findFirst();
        if (first.isEmpty()) {
            complaints.add("Pion: the first of the bundle is not there");
            return;
        }
        check(first.get().first("ice-ufrag").isPresent(), "called without an ice-ufrag");
        check(first.get().first("ice-pwd").isPresent(), "called without an ice-pwd");
        check(first.get().first("fingerprint").orElse("").split(" ").length == 2, "called with no fingerprint");
        // Whatever section says it first says it for all.
        Optional<String> setup = answer.media().stream()
                .flatMap(media -> media.all("setup").stream())
                .findFirst();
        check(setup.equals(Optional.of("passive")), "the handshake has nobody who begins");
        check(answer.session().contains("a=ice-lite"), "nobody is in control of ICE");
    }

    private void check(boolean good, String complaint) {
        if (!good) {
            complaints.add("Pion: " + complaint);
        }
    }
}
