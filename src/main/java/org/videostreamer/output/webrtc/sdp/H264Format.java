package org.videostreamer.output.webrtc.sdp;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How well a payload type of H.264 (RFC 6184 8.1) suits what we send: constrained baseline, in packets of mode 1. The
 * best first.
 */
enum H264Format {
    CONSTRAINED_BASELINE,
    BASELINE,
    /** All decoders of the main and high profiles know what constrained baseline has. */
    OTHER_PROFILE,
    /**
     * Mode 0, which is meant where nothing is said, has no packets for pieces of a unit. All decoders that offer it
     * take them, but nothing says so.
     */
    SINGLE_UNITS;

    private static final Pattern MODE = parameter("packetization-mode", "([0-9]+)");
    private static final Pattern PROFILE = parameter("profile-level-id", "([0-9a-f]{6})");
    private static final String BASELINE_PROFILE = "42";
    /** The second bit behind the profile's number: constraint_set1_flag. */
    private static final int CONSTRAINED = 0x40;

    private static Pattern parameter(String name, String value) {
        return Pattern.compile("(?:^|;) *" + name + " *= *" + value + " *(?:;|$)");
    }

    /**
     * Of the parameters that an offer names.
     *
     * @param fmtp empty where it names none
     * @return empty for packets that we do not make
     */
    static Optional<H264Format> of(String fmtp) {
        String parameters = fmtp.toLowerCase(Locale.ROOT);
        return switch (find(MODE, parameters).orElse("0")) {
            case "0" -> Optional.of(SINGLE_UNITS);
            case "1" -> Optional.of(ofProfile(find(PROFILE, parameters).orElse("420000")));
            default -> Optional.empty();
        };
    }

    private static H264Format ofProfile(String id) {
        if (!id.startsWith(BASELINE_PROFILE)) {
            return OTHER_PROFILE;
        }
        return (Integer.parseInt(id.substring(2, 4), 16) & CONSTRAINED) != 0 ? CONSTRAINED_BASELINE : BASELINE;
    }

    private static Optional<String> find(Pattern pattern, String parameters) {
        Matcher matcher = pattern.matcher(parameters);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
