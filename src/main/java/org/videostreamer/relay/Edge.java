package org.videostreamer.relay;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.videostreamer.config.CalibrationConfig;
import org.videostreamer.config.CameraConfig;
import org.videostreamer.config.SourceUri;
import org.videostreamer.config.StreamConfig;
import org.videostreamer.frame.ServerClock;
import org.videostreamer.relay.wire.Announcement;
import org.videostreamer.relay.wire.Answer;
import org.videostreamer.relay.wire.Ask;
import org.videostreamer.relay.wire.Channels;
import org.videostreamer.relay.wire.NodeId;
import org.videostreamer.relay.wire.OfferedStream;
import org.videostreamer.relay.wire.WireException;
import org.videostreamer.relay.wire.Wish;
import org.videostreamer.source.CameraState.Phase;
import org.videostreamer.source.WantedRendition;

/**
 * The streams of other machines that are shown here: which there are, and for those that are watched the renditions that are
 * asked for. On the relay's thread, but for what says otherwise.
 */
final class Edge implements AutoCloseable {

    static final String SCHEME = "relay";

    /** So many questions tell an origin's clock well. */
    private static final int ENOUGH_ANSWERS = 8;

    private static final long SOON = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long NOW_AND_THEN = TimeUnit.SECONDS.toNanos(2);

    /** A source that has failed is made anew within ten seconds if somebody watches. */
    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(12);

    private static final String ENDS = "what this machine relays is changed";

    private final RelayNode node;
    private final Directory directory;
    private final Consumer<List<StreamConfig>> listed;
    private final Map<RelaySource, Map<WantedRendition, Feed>> sources = new LinkedHashMap<>();
    /** By channel; read by the thread that brings messages. */
    private final Map<String, Feed> feeds = new ConcurrentHashMap<>();

    private final Map<NodeId, ClockOffset> clocks = new HashMap<>();
    private final Map<NodeId, Long> askedAt = new HashMap<>();
    /** Of those that were watched a moment ago, perhaps still are, and are tried again. */
    private final Map<String, Long> keptUntil = new HashMap<>();

    private final Map<String, String> refusals = new HashMap<>();
    private Map<String, StreamConfig> shown = Map.of();
    private boolean closed;
    private Optional<String> lost = Optional.of("Redis is not connected yet");

    /**
     * Shows nothing yet.
     *
     * @param node speaks with the others
     * @param directory keeps what they offer
     * @param listed hears, on the relay's thread, which streams there are, whenever that changes
     */
    Edge(RelayNode node, Directory directory, Consumer<List<StreamConfig>> listed) {
        this.node = node;
        this.directory = directory;
        this.listed = listed;
    }

    /** Messages come from now on, or do not for a reason. */
    void connection(Optional<String> why) {
        lost = why;
        if (why.isEmpty()) {
            directory.renew(System.nanoTime());
        }
        Set<Feed> all = new LinkedHashSet<>(feeds.values());
        all.forEach(feed -> feed.heard(false));
        if (why.isEmpty()) {
            all.forEach(this::hear);
        }
        list();
    }

    /** An origin has announced what it offers. */
    void heard(Announcement announcement) {
        directory.heard(announcement, System.nanoTime());
        list();
    }

    /** An origin has answered. */
    void heard(Answer answer, long nowMicros) {
        ClockOffset clock = clocks.get(answer.origin());
        if (clock != null) {
            clock.answered(answer, nowMicros);
        }
        answer.refusals().stream()
                .filter(refused -> feeds.containsKey(Channels.pictures(refused.stream(), refused.rendition())))
                .forEach(refused -> refusals.put(refused.stream(), refused.reason()));
        sources.keySet().forEach(this::tell);
    }

    /** Whether pictures come on a channel, and where they do, takes one; on the thread that brings them. */
    boolean take(String channel, ByteBuf message) throws WireException {
        Feed feed = feeds.get(channel);
        if (feed == null) {
            return false;
        }
        feed.take(message);
        return true;
    }

    /** Does what is due; a few times a second. */
    void tick() {
        long now = System.nanoTime();
        boolean forgotten = keptUntil.values().removeIf(until -> until - now <= 0);
        boolean expired = lost.isEmpty() && directory.expire(now);
        if (forgotten || expired) {
            list();
        }
        sources.keySet().forEach(this::tell);
        ask();
    }

    /** A source begins; any thread. */
    void begin(RelaySource source) {
        node.post(() -> {
            if (closed) {
                source.fail(ENDS);
                return;
            }
            sources.put(source, new HashMap<>());
            tell(source);
            follow(source);
        });
    }

    /** What its viewers watch is something else now; any thread. */
    void wantedChanged(RelaySource source) {
        node.post(() -> follow(source));
    }

    /** Somebody cannot begin without a keyframe; any thread. */
    void requestKeyframe(RelaySource source, WantedRendition rendition) {
        node.post(() -> Optional.ofNullable(sources.get(source))
                .map(its -> its.get(rendition))
                .ifPresent(feed -> {
                    feed.needsKeyframe();
                    ask();
                }));
    }

    /** A source has ended; any thread. */
    void end(RelaySource source) {
        node.post(() -> {
            Map<WantedRendition, Feed> its = sources.remove(source);
            if (its != null) {
                its.values().forEach(this::drop);
            }
            refusals.remove(source.stream());
            keptUntil.put(source.stream(), System.nanoTime() + KEPT_NANOS);
            list();
        });
    }

    private void follow(RelaySource source) {
        Map<WantedRendition, Feed> its = sources.get(source);
        if (its == null) {
            return;
        }
        Set<WantedRendition> wanted = source.wanted();
        List<WantedRendition> over =
                its.keySet().stream().filter(old -> !wanted.contains(old)).toList();
        over.forEach(old -> drop(its.remove(old)));
        for (WantedRendition rendition : wanted) {
            if (!its.containsKey(rendition)) {
                Feed feed =
                        new Feed(source.stream(), rendition, (from, picture) -> source.take(from.rendition(), picture));
                its.put(rendition, feed);
                feed.channels().forEach(channel -> feeds.put(channel, feed));
                hear(feed);
            }
        }
    }

    /** Who asks before it hears would miss the answer. */
    private void hear(Feed feed) {
        List<String> channels = feed.channels();
        node.bus()
                .subscribe(channels.get(0))
                .thenCombine(node.bus().subscribe(channels.get(1)), (one, other) -> one)
                .thenRun(() -> node.post(() -> {
                    feed.heard(true);
                    ask();
                }));
    }

    private void drop(Feed feed) {
        feed.close();
        for (String channel : feed.channels()) {
            // Another attempt may hear it already.
            if (feeds.remove(channel, feed)) {
                node.bus().unsubscribe(channel);
            }
        }
    }

    private void ask() {
        long now = System.nanoTime();
        Map<NodeId, List<Wish>> asks = new LinkedHashMap<>();
        sources.forEach((source, its) -> directory.find(source.stream()).ifPresent(offer -> {
            List<Wish> wishes = asks.computeIfAbsent(offer.origin(), origin -> new ArrayList<>());
            its.values().forEach(feed -> feed.due(now).ifPresent(wishes::add));
        }));
        clocks.keySet().retainAll(asks.keySet());
        askedAt.keySet().retainAll(asks.keySet());
        asks.forEach((origin, wishes) -> {
            ClockOffset clock = clocks.computeIfAbsent(origin, its -> new ClockOffset());
            long silent = now - askedAt.getOrDefault(origin, now - NOW_AND_THEN);
            if (!wishes.isEmpty() || silent >= (clock.answers() < ENOUGH_ANSWERS ? SOON : NOW_AND_THEN)) {
                askedAt.put(origin, now);
                Ask ask = new Ask(node.id(), ServerClock.SYSTEM.nowMicros(), wishes);
                node.bus().publish(Channels.asks(origin), ask.written());
            }
        });
    }

    private void tell(RelaySource source) {
        Optional<Directory.Offer> offer = directory.find(source.stream());
        String name = offer.map(from -> from.origin().name())
                .orElseGet(() -> Optional.ofNullable(shown.get(source.stream()))
                        .map(Edge::originOf)
                        .orElse("its origin"));
        Optional<String> trouble = lost.or(() -> offer.isEmpty()
                ? Optional.of(name + ", which publishes it, is not heard of any more")
                : offer.flatMap(Edge::troubleAtOrigin));
        Optional<String> refusal = Optional.ofNullable(refusals.get(source.stream()))
                .map(reason -> name + " does not publish it so: " + reason);
        source.origin(new RelaySource.OriginState(
                name,
                trouble,
                refusal,
                offer.map(from -> clocks.get(from.origin())).flatMap(ClockOffset::best)));
    }

    private static Optional<String> troubleAtOrigin(Directory.Offer offer) {
        Phase phase = offer.stream().state().phase();
        return phase == Phase.FAILED || phase == Phase.STALLED
                ? Optional.of(offer.origin().name() + " says: " + offer.stream().state())
                : Optional.empty();
    }

    /** Tells which streams there are, if that is something else than before: those that are offered, and those watched. */
    private void list() {
        Map<String, StreamConfig> now = new LinkedHashMap<>();
        directory.offers().forEach((name, offer) -> now.put(name, config(offer)));
        sources.keySet().forEach(source -> keep(source.stream(), now));
        keptUntil.keySet().forEach(name -> keep(name, now));
        if (lost.isPresent()) {
            // Nobody can be heard: that says nothing of them.
            shown.forEach(now::putIfAbsent);
        }
        if (!now.equals(shown)) {
            shown = Map.copyOf(now);
            listed.accept(List.copyOf(now.values()));
        }
    }

    private void keep(String name, Map<String, StreamConfig> now) {
        Optional.ofNullable(shown.get(name)).ifPresent(before -> now.putIfAbsent(name, before));
    }

    private static StreamConfig config(Directory.Offer offer) {
        OfferedStream stream = offer.stream();
        String uri = SCHEME + ":" + offer.origin().name() + "/" + stream.name();
        return new StreamConfig(
                stream.name(),
                "",
                stream.title(),
                CameraConfig.of(new SourceUri(uri)),
                stream.display(),
                stream.formats(),
                stream.requests(),
                false,
                Optional.empty(),
                new CalibrationConfig(stream.calibration(), Map.of()),
                Optional.empty(),
                Optional.empty());
    }

    /** The stream's name in the URI of its camera. */
    static String streamOf(CameraConfig camera) {
        String uri = camera.uri().text();
        return uri.substring(uri.lastIndexOf('/') + 1);
    }

    private static String originOf(StreamConfig stream) {
        String uri = stream.camera().uri().text();
        return uri.substring(SCHEME.length() + 1, uri.lastIndexOf('/'));
    }

    /** Lets go of everything; the streams are listed as they were, and their sources fail. */
    @Override
    public void close() {
        closed = true;
        sources.values().forEach(its -> its.values().forEach(Feed::close));
        sources.keySet().forEach(source -> source.fail(ENDS));
        sources.clear();
        feeds.clear();
    }
}
