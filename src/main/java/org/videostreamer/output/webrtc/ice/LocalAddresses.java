package org.videostreamer.output.webrtc.ice;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The addresses of this machine. */
public final class LocalAddresses {

    private LocalAddresses() {}

    /** All addresses of interfaces that are up; none where the system does not tell. */
    public static List<InetAddress> all() {
        List<InetAddress> all = new ArrayList<>();
        try {
            for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
                if (each.isUp()) {
                    each.inetAddresses().forEach(all::add);
                }
            }
        } catch (SocketException e) {
            return List.of();
        }
        return all;
    }

    /** Those of {@link #all()} that listeners at these addresses are reached at. */
    public static Set<InetAddress> of(List<InetAddress> listeners) {
        return of(listeners, all());
    }

    /**
     * Where listeners are reached, IPv4 first.
     *
     * @param listeners where they listen; {@code 0.0.0.0} stands for every IPv4 address and {@code ::} for every address
     * @param all the machine's addresses, of which those that others can reach count, and loopback only where there is
     *     nothing else
     */
    static Set<InetAddress> of(List<InetAddress> listeners, List<InetAddress> all) {
        Set<InetAddress> addresses = new LinkedHashSet<>();
        for (InetAddress listener : listeners) {
            if (listener.isAnyLocalAddress()) {
                addresses.addAll(reachable(all, listener instanceof Inet4Address));
            } else {
                addresses.add(listener);
            }
        }
        return addresses;
    }

    private static List<InetAddress> reachable(List<InetAddress> all, boolean ipv4Only) {
        List<InetAddress> usable = all.stream()
                .filter(address -> !ipv4Only || address instanceof Inet4Address)
                .filter(address -> !address.isLinkLocalAddress() && !address.isMulticastAddress())
                .sorted(Comparator.comparing(address -> !(address instanceof Inet4Address)))
                .toList();
        List<InetAddress> reachable =
                usable.stream().filter(address -> !address.isLoopbackAddress()).toList();
        return reachable.isEmpty() ? usable : reachable;
    }
}
