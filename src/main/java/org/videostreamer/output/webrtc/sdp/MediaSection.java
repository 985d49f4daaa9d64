package org.videostreamer.output.webrtc.sdp;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A media section of an offer, or what stands before the first (RFC 8866 section 5).
 *
 * @param kind {@code video}, {@code audio}, {@code application} …; empty for what stands before the first
 * @param port 0 where the section is not wanted
 * @param protocol such as {@code UDP/TLS/RTP/SAVPF}
 * @param formats payload types, or a data channel's protocol; each once
 * @param attributes of the section
 */
record MediaSection(String kind, int port, String protocol, List<String> formats, SdpAttributes attributes) {

    /** Encoding name, clock rate, and where a codec has more of them its parameters (RFC 8866 6.6). */
    private static final Pattern RTPMAP = Pattern.compile("[!-.0-~]+/[0-9]{1,9}(?:/[!-.0-~]+)?");

    MediaSection {
        formats = List.copyOf(formats);
    }

    boolean has(String attribute) {
        return attributes.has(attribute);
    }

    /** The value of the first attribute of that name. */
    Optional<String> value(String name) {
        return attributes.first(name);
    }

    /** What a payload type stands for, {@code VP8/90000}; empty where the section does not say it in the right form. */
    Optional<String> codec(String payloadType) {
        return attributes.firstOf("rtpmap", payloadType).filter(map -> RTPMAP.matcher(map)
                .matches());
    }

    /** The identification by which groups name it (RFC 5888). */
    String mid() {
        return value("mid").orElse("");
    }

    /** Whether it is of RTP packets, and not of a data channel. */
    boolean isRtp() {
        return protocol.contains("RTP/");
    }

    /** Whether its viewer does not want it. A section that waits for the transport of another has no port (RFC 9143 6). */
    boolean isUnwanted() {
        return port == 0 && !has("bundle-only");
    }
}
