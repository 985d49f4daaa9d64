package org.videostreamer.output.webrtc.sdp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.videostreamer.output.webrtc.sdp.Description.Media;

/** For what aiortc refuses a whole answer. */
final class AiortcRules {

    private static final Pattern MEDIA = Pattern.compile("m=[^ ]+ [0-9]+ [A-Z/]+ .+");
    private static final Pattern CONNECTION = Pattern.compile("c=IN (IP4|IP6) [^ ]+");
    /** Types that would look like RTCP. */
    private static final Pattern FORBIDDEN = Pattern.compile("7[2-6]");

    private static final Pattern SETUP = Pattern.compile("active|passive");
    private static final Pattern EXTMAP = Pattern.compile("[0-9]+(/\\S+)? \\S+");

    private final Description offer;
    private final Description answer;
    private final List<String> complaints = new ArrayList<>();

    AiortcRules(Description offer, Description answer) {
        this.offer = offer;
        this.answer = answer;
    }

    List<String> complaints() {
        for (int i = 0; i < Math.min(offer.media().size(), answer.media().size()); i++) {
            section(offer.media().get(i), answer.media().get(i));
        }
        return complaints;
    }

    private void section(Media offered, Media media) {
        String name = media.kind() + " " + media.mid() + ": ";
        check(MEDIA.matcher(media.lines().get(0)).matches(), name + "the section's first line");
        check(
                media.lines().stream()
                        .filter(line -> line.startsWith("c="))
                        .allMatch(line -> CONNECTION.matcher(line).matches()),
                name + "the connection");
        check(
                !saysOrAll("ice-ufrag", media).isEmpty()
                        && !saysOrAll("ice-pwd", media).isEmpty(),
                name + "ICE username fragment or password is missing");
        check(
                SETUP.matcher(media.first("setup").orElse("")).matches(),
                name + "DTLS setup attribute must be 'active' or 'passive' for an answer");
        check(
                media.all("fingerprint").stream().allMatch(value -> value.split(" ").length == 2),
                name + "the fingerprint");
        if (media.isRtp()) {
            check(media.has("rtcp-mux"), name + "RTCP mux is not enabled");
            check(
                    media.formats().stream()
                            .noneMatch(type -> FORBIDDEN.matcher(type).matches()),
                    name + "types that look like RTCP");
            check(
                    media.all("extmap").stream()
                            .allMatch(value -> EXTMAP.matcher(value).matches()),
                    name + "an extension without its name");
            List<String> described =
                    media.all("rtpmap").stream().map(AiortcRules::type).toList();
            check(
                    described.containsAll(
                            media.all("fmtp").stream().map(AiortcRules::type).toList()),
                    name + "parameters of a type that is not described");
            check(
                    !Collections.disjoint(codecs(media), codecs(offered))
                            || codecs(offered).isEmpty(),
                    name + "Failed to set remote description send parameters");
        }
    }

    private static List<String> codecs(Media media) {
        return media.all("rtpmap").stream()
                .map(map -> map.substring(map.indexOf(' ') + 1).toLowerCase(Locale.ROOT))
                .filter(codec -> !codec.startsWith("rtx/"))
                .toList();
    }

    private static String type(String value) {
        return value.substring(0, value.indexOf(' '));
    }

    private String saysOrAll(String name, Media media) {
        return Optional.of(media.first(name).orElse(""))
                .filter(value -> !value.isEmpty())
                .or(() -> answer.first(name))
                .orElse("");
    }

    private void check(boolean good, String complaint) {
        if (!good) {
            complaints.add("aiortc: " + complaint);
        }
    }
}
