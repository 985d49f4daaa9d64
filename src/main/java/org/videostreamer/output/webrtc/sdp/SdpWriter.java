package org.videostreamer.output.webrtc.sdp;

/** Writes a description line by line (RFC 8866 5). */
final class SdpWriter {

    private static final String LINE_END = "\r\n";

    private final StringBuilder text = new StringBuilder(1_024);

    SdpWriter line(char type, String value) {
        text.append(type).append('=').append(value).append(LINE_END);
        return this;
    }

    /** An attribute without a value. */
    SdpWriter attribute(String name) {
        return line('a', name);
    }

    SdpWriter attribute(String name, Object value) {
        return line('a', name + ":" + value);
    }

    /** An attribute that speaks of one payload type. */
    SdpWriter attributeOf(String payloadType, String name, String value) {
        return attribute(name, payloadType + " " + value);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
