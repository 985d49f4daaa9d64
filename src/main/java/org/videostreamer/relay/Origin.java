package org.videostreamer.relay;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.videostreamer.config.StreamConfig;
import org.videostreamer.frame.ServerClock;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.relay.wire.Announcement;
import org.videostreamer.relay.wire.Answer;
import org.videostreamer.relay.wire.Ask;
import org.videostreamer.relay.wire.Channels;
import org.videostreamer.relay.wire.OfferedStream;
import org.videostreamer.relay.wire.Wish;
import org.videostreamer.stream.Stream;
import org.videostreamer.stream.StreamRequest;

/**
 * The streams of this machine that others may show: announces them each second and when something changes, and publishes the
 * renditions that edges ask for, each once for all of them, until nobody has asked for five seconds. On the relay's thread.
 */
final class Origin {

    private static final long ANNOUNCE_EVERY = TimeUnit.SECONDS.toNanos(1);

    private final RelayNode node;
    private final Predicate<String> published;
    private final Limits limits;
    /** By channel. */
    private final Map<String, PublishedRendition> publications = new HashMap<>();

    private List<Stream> streams = List.of();
    private List<OfferedStream> announced = List.of();
    private long announcedAt = System.nanoTime() - ANNOUNCE_EVERY;
    private long lastSession;

    /**
     * Offers nothing yet.
     *
     * @param node speaks with the others
     * @param published whether others may show streams of a name
     * @param limits how much is published
     */
    Origin(RelayNode node, Predicate<String> published, Limits limits) {
        this.node = node;
        this.published = published;
        this.limits = limits;
    }

    /** Has these streams from now on, of which it offers some. */
    void offer(List<Stream> all) {
        streams = all.stream()
                .filter(stream -> published.test(stream.config().name()))
                .toList();
        publications.values().removeIf(publication -> {
            boolean gone = !streams.contains(publication.stream());
            if (gone) {
                publication.close();
            }
            return gone;
        });
        tick();
    }

    /** Others can hear it from now on. */
    void connected() {
        announcedAt = System.nanoTime() - ANNOUNCE_EVERY;
        tick();
    }

    /** Does what is due; a few times a second. */
    void tick() {
        long now = System.nanoTime();
        publications.values().removeIf(publication -> {
            boolean over = publication.isOver(now);
            if (over) {
                publication.close();
            }
            return over;
        });
        List<OfferedStream> offered = streams.stream().map(Origin::offered).toList();
        if (!offered.equals(announced) || now - announcedAt >= ANNOUNCE_EVERY) {
            announced = offered;
            announcedAt = now;
            announce(new Announcement(node.id(), false, offered));
        }
    }

    private CompletionStage<Long> announce(Announcement announcement) {
        return node.bus().publish(Channels.DIRECTORY, announcement.written());
    }

    private static OfferedStream offered(Stream stream) {
        StreamConfig config = stream.config();
        return new OfferedStream(
                config.name(),
                config.title(),
                stream.cameraState(),
                config.display(),
                config.formats(),
                config.requests(),
                stream.calibration().now());
    }

    /** An edge asks. */
    void heard(Ask ask, long heardMicros) {
        List<Answer.Refused> refusals = new ArrayList<>();
        for (Wish wish : ask.wishes()) {
            String id = Wish.idOf(wish.rendition());
            fulfil(wish, id, ask.edge().name())
                    .ifPresent(reason -> refusals.add(new Answer.Refused(wish.stream(), id, reason)));
        }
        Answer answer = new Answer(node.id(), ask.askedMicros(), heardMicros, ServerClock.SYSTEM.nowMicros(), refusals);
        node.bus().publish(Channels.answers(ask.edge()), answer.written());
    }

    /** Does what an edge asks for; why not, if it does not. */
    private Optional<String> fulfil(Wish wish, String id, String edge) {
        PublishedRendition running = publications.get(Channels.pictures(wish.stream(), id));
        if (running != null) {
            running.renew();
            if (wish.joins()) {
                running.join();
            }
            if (wish.needsKeyframe()) {
                running.requestKeyframe();
            }
            return Optional.empty();
        }
        Optional<Stream> stream = streams.stream()
                .filter(each -> each.config().name().equals(wish.stream()))
                .findFirst();
        return stream.map(found -> begin(found, wish, id, edge))
                .orElseGet(() -> Optional.of("there is no such stream any more"));
    }

    private Optional<String> begin(Stream stream, Wish wish, String id, String edge) {
        StreamConfig config = stream.config();
        StreamRequest request =
                new StreamRequest(stream, wish.rendition().display(), InetSocketAddress.createUnresolved(edge, 0));
        if (!stream.isServedAs(wish.rendition().codec())) {
            return Optional.of("it is not served in this format");
        }
        if (publications.size() >= limits.of(Limit.RELAY_RENDITIONS)) {
            limits.reached(Limit.RELAY_RENDITIONS);
            return Optional.of("as many renditions are published as may be");
        }
        Optional<String> refusal = config.requests()
                .refusal(wish.rendition().display(), config.display())
                .or(() -> request.refusal(wish.rendition().codec()));
        if (refusal.isEmpty()) {
            lastSession = Math.max(ServerClock.SYSTEM.nowMicros(), lastSession + 1);
            PublishedRendition publication = new PublishedRendition(
                    node, stream, request.rendition(wish.rendition().codec()), id, lastSession);
            publications.put(Channels.pictures(wish.stream(), id), publication);
            publication.begin();
        }
        return refusal;
    }

    /** Ends all that is published and says that it offers nothing any more; completes when that is said. */
    CompletionStage<Long> leave() {
        publications.values().forEach(PublishedRendition::close);
        publications.clear();
        return announce(new Announcement(node.id(), true, List.of()));
    }
}
