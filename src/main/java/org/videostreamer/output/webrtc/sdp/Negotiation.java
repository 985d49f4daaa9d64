package org.videostreamer.output.webrtc.sdp;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.videostreamer.frame.Codec;

/** Finds what both sides can do. */
public final class Negotiation {

    static final String PLAYOUT_DELAY = "http://www.webrtc.org/experiments/rtp-hdrext/playout-delay";
    static final String ABS_CAPTURE_TIME = "http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time";

    /** What we understand, and no more: who is promised an answer to another kind waits for it. */
    private static final List<String> FEEDBACK = List.of("nack", "nack pli", "ccm fir");

    private static final String ALL_TYPES = "*";

    /** Without leading zeros, as the attributes of the payload type write it and the answer does. */
    private static final Pattern PAYLOAD_TYPE = Pattern.compile("0|[1-9][0-9]{0,2}");

    private static final int LARGEST_PAYLOAD_TYPE = 127;
    private static final int CLOCK_RATE = 90_000;

    /** A number, whether the viewer only receives it, the name, and the name's own parameters. */
    private static final Pattern EXTENSION = Pattern.compile("([0-9]{1,2})(?:/(?:sendrecv|recvonly))? (\\S+).*");
    /** RFC 8285 4.2: the numbers of the one-byte form. */
    private static final int LARGEST_EXTENSION = 14;

    private Negotiation() {}

    /** A payload type of the offer that can be sent; {@code h264} is empty for other codecs. */
    private record Sendable(String payloadType, Codec codec, Optional<H264Format> h264) {

        static Stream<Sendable> of(MediaSection video, String type, Codec codec) {
            if (codec != Codec.H264) {
                return Stream.of(new Sendable(type, codec, Optional.empty()));
            }
            String parameters = video.attributes().firstOf("fmtp", type).orElse("");
            return H264Format.of(parameters).map(format -> new Sendable(type, codec, Optional.of(format))).stream();
        }

        boolean isWithinItsRules() {
            return h264.filter(H264Format.SINGLE_UNITS::equals).isEmpty();
        }

        int rank() {
            return h264.map(H264Format::ordinal).orElse(0);
        }
    }

    /**
     * What to send.
     *
     * @param preferred what can be sent, the best first
     * @return empty if the offer has none of it
     */
    public static Optional<Agreed> of(Offer offer, List<Codec> preferred) {
        MediaSection video = offer.video();
        return video.formats().stream()
                .filter(Negotiation::isPayloadType)
                .flatMap(type -> sendable(video, type, preferred))
                .min(Comparator.comparing(Sendable::isWithinItsRules, Comparator.reverseOrder())
                        .thenComparing(type -> preferred.indexOf(type.codec()))
                        .thenComparing(Sendable::rank))
                .map(type -> agreed(video, type));
    }

    private static boolean isPayloadType(String format) {
        return PAYLOAD_TYPE.matcher(format).matches() && Integer.parseInt(format) <= LARGEST_PAYLOAD_TYPE;
    }

    private static Stream<Sendable> sendable(MediaSection video, String type, List<Codec> preferred) {
        String offered = video.codec(type).orElse("");
        return preferred.stream()
                .filter(codec -> (codec.name() + "/" + CLOCK_RATE).equalsIgnoreCase(offered))
                .flatMap(codec -> Sendable.of(video, type, codec));
    }

    private static Agreed agreed(MediaSection video, Sendable chosen) {
        String type = chosen.payloadType();
        List<String> asked = Stream.of(type, ALL_TYPES)
                .flatMap(of -> video.attributes().allOf("rtcp-fb", of).stream())
                .toList();
        return new Agreed(
                chosen.codec(),
                Integer.parseInt(type),
                video.attributes().firstOf("fmtp", type).orElse(""),
                FEEDBACK.stream().filter(asked::contains).toList(),
                extension(video, PLAYOUT_DELAY),
                extension(video, ABS_CAPTURE_TIME));
    }

    private static OptionalInt extension(MediaSection video, String uri) {
        return video.attributes().all("extmap").stream()
                .map(EXTENSION::matcher)
                .filter(Matcher::matches)
                .filter(matcher -> matcher.group(2).equals(uri))
                .mapToInt(matcher -> Integer.parseInt(matcher.group(1)))
                .filter(id -> id >= 1 && id <= LARGEST_EXTENSION)
                .findFirst();
    }
}
