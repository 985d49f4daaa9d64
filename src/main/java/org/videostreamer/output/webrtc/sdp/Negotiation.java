package org.videostreamer.output.webrtc.sdp;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.videostreamer.frame.Codec;

/** Finds what both sides can do. */
public final class Negotiation {

    static final String PLAYOUT_DELAY = "http://www.webrtc.org/experiments/rtp-hdrext/playout-delay";
    static final String ABS_CAPTURE_TIME = "http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time";

    /** What we understand, and no more: who is promised an answer to another kind waits for it. */
    private static final List<String> FEEDBACK = List.of("nack", "nack pli", "ccm fir");

    /** Without leading zeros, as the attributes of the payload type write it and the answer does. */
    private static final Pattern PAYLOAD_TYPE = Pattern.compile("0|[1-9][0-9]{0,2}");

    private static final int LARGEST_PAYLOAD_TYPE = 127;
    private static final Pattern EXTENSION = Pattern.compile("([0-9]{1,2})(?:/\\S+)? (\\S+).*");
    /** RFC 8285 4.2: the numbers of the one-byte form. */
    private static final int LARGEST_EXTENSION = 14;

    private Negotiation() {}

    /**
     * What to send.
     *
     * @param preferred what can be sent, the best first
     * @return empty if the offer has none of it
     */
    public static Optional<Agreed> of(Offer offer, List<Codec> preferred) {
        return preferred.stream()
                .flatMap(codec ->
                        payloadTypes(offer.video(), codec)
                                .findFirst()
                                .map(type -> agreed(offer.video(), codec, type))
                                .stream())
                .findFirst();
    }

    private static Agreed agreed(Section video, Codec codec, String type) {
        List<String> feedback = FEEDBACK.stream()
                .filter(kind -> video.has("rtcp-fb:" + type + " " + kind) || video.has("rtcp-fb:* " + kind))
                .toList();
        return new Agreed(
                codec,
                Integer.parseInt(type),
                video.of("fmtp", type).orElse(""),
                feedback,
                extension(video, PLAYOUT_DELAY),
                extension(video, ABS_CAPTURE_TIME));
    }

    private static Stream<String> payloadTypes(Section video, Codec codec) {
        Stream<String> types = video.formats().stream()
                .filter(type -> PAYLOAD_TYPE.matcher(type).matches() && Integer.parseInt(type) <= LARGEST_PAYLOAD_TYPE)
                .filter(type -> video.of("rtpmap", type)
                        .filter(map -> map.toUpperCase(Locale.ROOT).startsWith(codec.name() + "/90000"))
                        .isPresent());
        return codec == Codec.H264
                ? types.filter(type -> Profile.of(video, type).isUsable())
                        .sorted((one, other) -> Profile.of(video, one).compareTo(Profile.of(video, other)))
                : types;
    }

    private static OptionalInt extension(Section video, String uri) {
        return video.values("extmap").stream()
                .map(EXTENSION::matcher)
                .filter(matcher -> matcher.matches() && matcher.group(2).equals(uri))
                .mapToInt(matcher -> Integer.parseInt(matcher.group(1)))
                .filter(id -> id >= 1 && id <= LARGEST_EXTENSION)
                .findFirst();
    }

    /** How well a payload type of H.264 suits what we send, which is constrained baseline in mode 1 (RFC 6184 8.1). */
    private enum Profile {
        CONSTRAINED_BASELINE,
        BASELINE,
        OTHER,
        UNUSABLE;

        boolean isUsable() {
            return this != UNUSABLE;
        }

        static Profile of(Section video, String type) {
            String parameters =
                    video.of("fmtp", type).orElse("").toLowerCase(Locale.ROOT).replace(" ", "");
            if (!(";" + parameters + ";").contains(";packetization-mode=1;")) {
                return UNUSABLE;
            }
            int at = parameters.indexOf("profile-level-id=");
            String id = at < 0 ? "42" : parameters.substring(at + "profile-level-id=".length());
            if (id.startsWith("42e0")) {
                return CONSTRAINED_BASELINE;
            }
            // All decoders of the main and high profiles know what constrained baseline has.
            return id.startsWith("42") ? BASELINE : OTHER;
        }
    }
}
