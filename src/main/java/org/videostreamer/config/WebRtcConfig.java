package org.videostreamer.config;

import java.util.List;

/**
 * How WebRTC reaches viewers, for all sources of the process.
 *
 * @param port {@code port}: the UDP port; 0 stands for the number of the first source's TCP port
 * @param addresses {@code addresses}: the IP addresses that viewers are told, IPv6 without brackets; none stands for
 *     those of this machine
 * @param tcpPort {@code tcp_port}: the TCP port for viewers whom no UDP reaches; 0 for none
 */
public record WebRtcConfig(int port, List<String> addresses, int tcpPort) {

    /** All defaults. */
    public static final WebRtcConfig DEFAULT = new WebRtcConfig(0, List.of(), 0);

    /** Takes a copy of the list. */
    public WebRtcConfig {
        addresses = List.copyOf(addresses);
    }
}
