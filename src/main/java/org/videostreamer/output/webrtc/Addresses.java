package org.videostreamer.output.webrtc;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.videostreamer.output.webrtc.ice.ListenHosts;
import org.videostreamer.output.webrtc.ice.LocalAddresses;

/**
 * Which addresses of this machine take part and which are told to viewers: those of the configuration, or else those
 * that the listeners are at.
 *
 * @param configured {@code webrtc.addresses}
 * @param hosts where the listeners are
 */
record Addresses(List<String> configured, ListenHosts hosts) {

    /**
     * Where sockets are bound: at the configured addresses as far as they are this machine's; if none is, because a
     * router translates them, at all where the listeners are.
     */
    Set<InetAddress> bound() {
        Set<InetAddress> named = parsed();
        named.retainAll(LocalAddresses.all());
        return named.isEmpty() ? new LinkedHashSet<>(LocalAddresses.of(hosts.addresses())) : named;
    }

    /** What viewers are told, given where sockets are bound. */
    Set<InetAddress> advertised(Set<InetAddress> bound) {
        return configured.isEmpty() ? bound : parsed();
    }

    private Set<InetAddress> parsed() {
        return configured.stream().map(Addresses::parse).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static InetAddress parse(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("the configuration let through " + address, e);
        }
    }
}
