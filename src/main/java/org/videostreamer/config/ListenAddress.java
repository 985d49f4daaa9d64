package org.videostreamer.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * An address to listen at.
 *
 * @param host a name or an address; IPv6 without brackets
 * @param port 1 to 65535, or 0 for any that is free
 */
public record ListenAddress(String host, int port) {

    /** The host that stands for every IPv4 address of this machine. */
    public static final String EVERY_HOST = "0.0.0.0";

    /**
     * Whether this and the other cannot both be listened at: one port of one host, or of a host and all hosts. Names
     * are not looked up, so that the answer is the same on every machine.
     */
    public boolean conflictsWith(ListenAddress other) {
        return port != 0
                && port == other.port
                && (isEveryHost() || other.isEveryHost() || plainHost().equals(other.plainHost()));
    }

    private boolean isEveryHost() {
        return plainHost().equals(EVERY_HOST) || plainHost().equals("0:0:0:0:0:0:0:0");
    }

    private String plainHost() {
        if (!host.contains(":")) {
            return host.equalsIgnoreCase("localhost") ? "127.0.0.1" : host.toLowerCase(Locale.ROOT);
        }
        try {
            return InetAddress.getByName(host).getHostAddress();
        } catch (UnknownHostException zoneOfAnotherMachine) {
            return host.toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
