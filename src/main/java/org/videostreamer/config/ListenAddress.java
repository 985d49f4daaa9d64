package org.videostreamer.config;

/**
 * An address to listen at.
 *
 * @param host a name or an address; IPv6 without brackets
 * @param port 1 to 65535, or 0 for any that is free
 */
public record ListenAddress(String host, int port) {

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
