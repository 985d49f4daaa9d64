package org.videostreamer.relay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.relay.wire.Announcement;
import org.videostreamer.relay.wire.NodeId;
import org.videostreamer.relay.wire.OfferedStream;

/**
 * What the origins offer of what is wanted here. One that is not heard of for three seconds offers nothing any more; of two
 * that offer a stream of one name the later to begin counts. On the relay's thread.
 */
final class Directory {

    private static final long LEASE = TimeUnit.SECONDS.toNanos(3);

    private final NodeId self;
    private final Predicate<String> wanted;
    private final Limits limits;
    private final Map<NodeId, Heard> origins = new HashMap<>();
    /** Made anew when it is asked for after a change. */
    private Optional<Map<String, Offer>> offers = Optional.empty();

    private record Heard(long at, List<OfferedStream> streams) {}

    /**
     * A stream and who offers it.
     *
     * @param origin who
     * @param stream as it was announced last
     */
    record Offer(NodeId origin, OfferedStream stream) {}

    /**
     * Nothing is heard yet.
     *
     * @param self whose own announcements mean nothing here
     * @param wanted whether streams of a name are shown here
     * @param limits how many there may be
     */
    Directory(NodeId self, Predicate<String> wanted, Limits limits) {
        this.self = self;
        this.wanted = wanted;
        this.limits = limits;
    }

    /** An origin says what it offers, at that {@link System#nanoTime()}. */
    void heard(Announcement announcement, long now) {
        NodeId origin = announcement.origin();
        if (origin.equals(self)) {
            return;
        }
        origins.remove(origin);
        offers = Optional.empty();
        long others = origins.values().stream()
                .mapToLong(heard -> heard.streams().size())
                .sum();
        List<OfferedStream> some = new ArrayList<>();
        for (OfferedStream stream : announcement.leaves() ? List.<OfferedStream>of() : announcement.streams()) {
            if (!wanted.test(stream.name())) {
                continue;
            }
            if (others + some.size() >= limits.of(Limit.RELAY_STREAMS)) {
                limits.reached(Limit.RELAY_STREAMS);
                break;
            }
            some.add(stream);
        }
        if (!some.isEmpty()) {
            origins.put(origin, new Heard(now, some));
        }
    }

    /** Forgets those that have not been heard of for too long; whether there were any. */
    boolean expire(long now) {
        boolean any = origins.values().removeIf(heard -> now - heard.at() > LEASE);
        offers = any ? Optional.empty() : offers;
        return any;
    }

    /** Gives all that are known the time that one has that has just been heard: it was we who could not hear. */
    void renew(long now) {
        origins.replaceAll((origin, heard) -> new Heard(now, heard.streams()));
    }

    /** Who offers a stream of a name. */
    Optional<Offer> find(String stream) {
        return Optional.ofNullable(offers().get(stream));
    }

    /** All that is offered, by name. */
    Map<String, Offer> offers() {
        if (offers.isEmpty()) {
            Map<String, Offer> all = new TreeMap<>();
            origins.forEach((origin, heard) -> heard.streams()
                    .forEach(stream -> all.merge(stream.name(), new Offer(origin, stream), Directory::newer)));
            offers = Optional.of(all);
        }
        return offers.get();
    }

    private static Offer newer(Offer one, Offer other) {
        return one.origin().session() >= other.origin().session() ? one : other;
    }
}
