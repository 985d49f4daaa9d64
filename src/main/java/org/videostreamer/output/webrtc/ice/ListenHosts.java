package org.videostreamer.output.webrtc.ice;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * The hosts at which the program listens. A name is looked up once, and no viewer waits for a name server that does not
 * answer. For one thread at a time.
 */
public final class ListenHosts {

    private static final long AGAIN_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final List<String> hosts;
    private final Function<String, Optional<InetAddress>> lookUp;
    private final LongSupplier nanoTime;
    private final Map<String, InetAddress> known = new LinkedHashMap<>();
    private long againAt;

    /**
     * None is looked up yet.
     *
     * @param hosts names or addresses
     */
    public ListenHosts(List<String> hosts) {
        this(hosts, ListenHosts::lookUp, System::nanoTime);
    }

    ListenHosts(List<String> hosts, Function<String, Optional<InetAddress>> lookUp, LongSupplier nanoTime) {
        this.hosts = List.copyOf(hosts);
        this.lookUp = lookUp;
        this.nanoTime = nanoTime;
        this.againAt = nanoTime.getAsLong();
    }

    private static Optional<InetAddress> lookUp(String host) {
        try {
            return Optional.of(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            // The listener itself says so, which cannot be bound.
            return Optional.empty();
        }
    }

    /** Those that are known; names that were not are asked for again once a minute, because a listener is tried on too. */
    public List<InetAddress> addresses() {
        if (!known.keySet().containsAll(hosts) && nanoTime.getAsLong() - againAt >= 0) {
            hosts.stream().filter(host -> !known.containsKey(host)).forEach(host -> lookUp.apply(host)
                    .ifPresent(address -> known.put(host, address)));
            againAt = nanoTime.getAsLong() + AGAIN_NANOS;
        }
        return hosts.stream().filter(known::containsKey).map(known::get).toList();
    }
}
