package org.videostreamer.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host and a port, both well-formed; nothing is looked up.
 *
 * @param host a name or an address; IPv6 without brackets
 * @param port 0 to {@value #LARGEST_PORT}
 */
record HostPort(String host, int port) {

    static final int LARGEST_PORT = 65535;

    private static final Pattern FORM = Pattern.compile("(\\[[^\\]]*]|[^:\\[\\]]+):([0-9]{1,5})");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%[A-Za-z0-9._-]+)?");
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(\\.(?!$)|$)){4}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]{0,252})");

    /** Reads {@code host:port} or {@code [v6]:port}. */
    static Optional<HostPort> parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        int port = Integer.parseInt(form.group(2));
        return host(form.group(1)).filter(host -> port <= LARGEST_PORT).map(host -> new HostPort(host, port));
    }

    /** Reads a name, an IPv4 address, or an IPv6 address with or without brackets, which are taken off. */
    static Optional<String> host(String text) {
        String host = text.strip();
        if (host.startsWith("[") && host.endsWith("]")) {
            return Optional.of(host.substring(1, host.length() - 1)).filter(HostPort::isIpv6);
        }
        boolean numbers = NUMBERS.matcher(host).matches();
        boolean good =
                numbers ? IPV4.matcher(host).matches() : NAME.matcher(host).matches() || isIpv6(host);
        return good ? Optional.of(host) : Optional.empty();
    }

    /** Reads an IPv4 address, or an IPv6 address with or without brackets, to which packets can be sent from afar. */
    static Optional<String> unicastAddress(String text) {
        return host(text)
                .filter(host -> IPV4.matcher(host).matches() || isIpv6(host) && !host.contains("%"))
                .filter(HostPort::isUnicast);
    }

    private static boolean isUnicast(String address) {
        try {
            // Digits and colons alone are never looked up.
            InetAddress parsed = InetAddress.getByName(address);
            return !parsed.isAnyLocalAddress() && !parsed.isMulticastAddress();
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }

    private static boolean isIpv6(String host) {
        if (!IPV6.matcher(host).matches()) {
            return false;
        }
        try {
            // An address that has a colon is never looked up; its zone need not exist on this machine.
            InetAddress.getByName(host.replaceFirst("%.*", ""));
            return true;
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }
}
