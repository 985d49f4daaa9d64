package org.videostreamer.output.webrtc.sdp;

import java.util.List;
import java.util.Optional;

/**
 * A media section of an offer, or what stands before the first (RFC 8866 section 5).
 *
 * @param kind {@code video}, {@code audio}, {@code application} …; empty for what stands before the first
 * @param port 0 where the section is not wanted
 * @param protocol such as {@code UDP/TLS/RTP/SAVPF}
 * @param formats payload types, or a data channel's protocol
 * @param attributes what stands behind {@code a=}, in order
 */
record Section(String kind, int port, String protocol, List<String> formats, List<String> attributes) {

    Section {
        formats = List.copyOf(formats);
        attributes = List.copyOf(attributes);
    }

    boolean has(String attribute) {
        return attributes.contains(attribute);
    }

    /** The value of the first attribute of that name. */
    Optional<String> value(String name) {
        return values(name).stream().findFirst();
    }

    /** The values of all attributes of that name. */
    List<String> values(String name) {
        String start = name + ":";
        return attributes.stream()
                .filter(attribute -> attribute.startsWith(start))
                .map(attribute -> attribute.substring(start.length()).strip())
                .toList();
    }

    /** What an attribute says of one payload type: {@code rtpmap:96 VP8/90000}. */
    Optional<String> of(String name, String payloadType) {
        String start = payloadType + " ";
        return values(name).stream()
                .filter(value -> value.startsWith(start))
                .map(value -> value.substring(start.length()).strip())
                .findFirst();
    }

    /** The identification by which groups name it (RFC 5888). */
    String mid() {
        return value("mid").orElse("");
    }
}
