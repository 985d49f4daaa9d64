package org.videostreamer.output.webrtc.ice;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * An address that viewers may try (RFC 8839 5.1).
 *
 * @param tcp whether by TCP, where we wait to be connected to (RFC 6544), or by UDP
 * @param address ours, as viewers see it
 * @param port ours
 * @param preference among those of its kind, 65,535 for the best
 */
public record Candidate(boolean tcp, InetAddress address, int port, int preference) {

    /** RFC 8445 5.1.2.2. */
    private static final int HOST = 126;

    private static final int MOST_PREFERRED = 65_535;
    /** RFC 8445 7.1.1 with the type preference 110: what checks name that do not come from a candidate. */
    static final int PEER_REFLEXIVE_PRIORITY = 110 << 24 | MOST_PREFERRED << 8 | 255;

    /** RFC 6544 4.2: the directions of TCP share 13 bits with the preference; passive ones have 4 in the upper three. */
    private static final int PASSIVE_DIRECTION = 4 << 13;

    /** A whole number; the same for candidates of one kind and address (RFC 8445 5.1.1.3). */
    private static final int ONE_COMPONENT = 255;

    /**
     * All candidates for some addresses, the first address preferred, UDP before TCP.
     *
     * @param tcpPort 0 for none by TCP
     */
    public static List<Candidate> of(Collection<InetAddress> addresses, int udpPort, int tcpPort) {
        List<Candidate> all = new ArrayList<>();
        int rank = 0;
        for (InetAddress address : addresses) {
            all.add(new Candidate(false, address, udpPort, MOST_PREFERRED - rank++));
        }
        rank = 0;
        for (InetAddress address : addresses) {
            if (tcpPort != 0) {
                all.add(new Candidate(true, address, tcpPort, PASSIVE_DIRECTION + (1 << 13) - 1 - rank++));
            }
        }
        return all;
    }

    /** RFC 8445 5.1.2.1; TCP is never better than any UDP. */
    private long priority() {
        long type = tcp ? HOST - 36L : HOST;
        return type << 24 | (long) preference << 8 | ONE_COMPONENT;
    }

    /** The address as text, without the zone that only this machine knows. */
    public String host() {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }

    /** Whether it is an IPv6 address. */
    public boolean isIpv6() {
        return address instanceof Inet6Address;
    }

    /** The value of the SDP attribute. */
    @Override
    public String toString() {
        int foundation = Math.floorMod(address.hashCode() * 2 + (tcp ? 1 : 0), 1_000_000_000);
        return foundation + " 1 " + (tcp ? "tcp " : "udp ") + priority() + " " + host() + " " + port + " typ host"
                + (tcp ? " tcptype passive" : "");
    }
}
