package org.videostreamer.config;

import java.util.List;

/**
 * Reads {@code webrtc}.
 *
 * @param listeners those of the same file, whose ports are taken
 */
record WebRtcReader(List<ListenerConfig> listeners) {

    private static final String TCP_PORT = "tcp_port";

    /** All keys of the object. */
    static final List<String> KEYS = List.of("port", "addresses", TCP_PORT);

    WebRtcConfig read(ConfigObject webrtc) throws ConfigException {
        webrtc.knowing(KEYS);
        WebRtcConfig defaults = WebRtcConfig.DEFAULT;
        return new WebRtcConfig(
                webrtc.number("port", Kinds.PORT).orElse(defaults.port()),
                webrtc.texts("addresses", Kinds.IP_ADDRESS),
                tcpPort(webrtc, defaults.tcpPort()));
    }

    /** A page's port cannot be WebRTC's too, whichever the hosts: it listens at all of them. */
    private int tcpPort(ConfigObject webrtc, int otherwise) throws ConfigException {
        int port = webrtc.number(TCP_PORT, Kinds.PORT).orElse(otherwise);
        for (ListenerConfig listener : listeners) {
            if (port != 0 && port == listener.address().port()) {
                throw webrtc.at(TCP_PORT)
                        .wrong(port + " cannot be listened at beside \"" + listener.address()
                                + "\"; expected a port that no source has");
            }
        }
        return port;
    }
}
