package org.videostreamer.output.webrtc.sdp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.videostreamer.output.webrtc.sdp.Description.Media;

/** What every answer keeps to (RFC 3264, RFC 8829 5.3.1, RFC 9143 7.3), and all browsers look at. */
final class OfferAnswerRules {

    private static final Set<String> ANSWERS_TO_RECEIVERS = Set.of("sendonly", "inactive");

    private final Description offer;
    private final Description answer;
    private final List<String> complaints = new ArrayList<>();

    OfferAnswerRules(Description offer, Description answer) {
        this.offer = offer;
        this.answer = answer;
    }

    List<String> complaints() {
        if (offer.media().size() != answer.media().size()) {
            return List.of("the answer has not as many sections as the offer");
        }
        for (int i = 0; i < answer.media().size(); i++) {
            compare(offer.media().get(i), answer.media().get(i));
        }
        long sent =
                answer.media().stream().filter(media -> media.has("sendonly")).count();
        check(sent == 1, "not one video is sent but " + sent);
        bundle();
        return complaints;
    }

    private void compare(Media offered, Media answered) {
        String name = answered.kind() + " " + answered.mid() + ": ";
        check(answered.kind().equals(offered.kind()), name + "another kind");
        check(answered.protocol().equals(offered.protocol()), name + "another transport");
        check(answered.mid().equals(offered.mid()), name + "another identification");
        check(
                offered.port() != 0 || offered.has("bundle-only") || answered.port() == 0,
                name + "taken although it is not wanted");
        check(
                new HashSet<>(offered.formats()).containsAll(answered.formats()) || answered.port() == 0,
                name + "types that were not offered");
        for (String type : answered.formats()) {
            String map = type + " ";
            check(
                    offered.all("rtpmap").containsAll(of(answered, "rtpmap", map))
                            && offered.all("fmtp").containsAll(of(answered, "fmtp", map))
                            && offered.all("rtcp-fb").containsAll(of(answered, "rtcp-fb", map)),
                    name + "what was not offered of type " + type);
        }
        check(
                offered.all("extmap").stream()
                        .map(value -> value.replaceFirst("^([0-9]+)/\\S+", "$1"))
                        .toList()
                        .containsAll(answered.all("extmap")),
                name + "an extension that was not offered");
        if (answered.isRtp()) {
            check(
                    ANSWERS_TO_RECEIVERS.stream().filter(answered::has).count() == 1,
                    name + "no direction, or two, or one that does not answer");
        }
    }

    private static List<String> of(Media media, String name, String start) {
        return media.all(name).stream().filter(value -> value.startsWith(start)).toList();
    }

    private void bundle() {
        List<String> offered = offer.bundle();
        List<String> answered = answer.bundle();
        check(new HashSet<>(offered).containsAll(answered), "a bundle that was not offered");
        for (Media media : answer.media()) {
            if (answered.contains(media.mid())) {
                check(media.port() != 0, media.mid() + " is refused but bundled");
            } else {
                check(media.port() == 0 || !offered.contains(media.mid()), media.mid() + " is taken out of its bundle");
            }
        }
        if (!offered.isEmpty() && offer.media().stream().anyMatch(media -> isWanted(media, offered.get(0)))) {
            check(answered.indexOf(offered.get(0)) == 0, "the first of the bundle is refused");
        }
    }

    private static boolean isWanted(Media media, String mid) {
        return media.mid().equals(mid) && (media.port() != 0 || media.has("bundle-only"));
    }

    private void check(boolean good, String complaint) {
        if (!good) {
            complaints.add("offer and answer: " + complaint);
        }
    }
}
