package org.videostreamer.output.webrtc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.videostreamer.limits.Limits;
import org.videostreamer.output.webrtc.ice.BindingRequest;
import org.videostreamer.output.webrtc.ice.BindingSuccess;

/**
 * ICE as an agent has it that can be reached by all (RFC 8445 2.5, lite): the viewer tries our addresses and chooses; we
 * answer, go where it says as soon as somebody there has proven to want it, and know by its going on (RFC 7675) that it
 * is still there. On the viewers' event loop.
 */
final class IceLite {

    /** More ways than any viewer has at a time: its addresses times ours. */
    private static final int MOST_PATHS = 32;
    /** RFC 7675 5.1: how long consent lasts, and about how often it is asked for. */
    private static final long CONSENT = TimeUnit.SECONDS.toNanos(30);

    private static final long ASK_AFTER = TimeUnit.SECONDS.toNanos(5);
    /** Who says nothing for so long does not need its path any more; several times what viewers leave between checks. */
    private static final long GONE_AFTER = TimeUnit.SECONDS.toNanos(10);

    private final OwnChecks own;
    private final Limits limits;
    private final Consumer<Path> forget;
    private final LongSupplier clock;
    private final RecentChecks recent = new RecentChecks();
    private final Map<Path, PathState> routes = new LinkedHashMap<>();
    /** What the viewer has chosen. */
    private Optional<PathState> wanted = Optional.empty();
    /** Where we send. */
    private Optional<PathState> current = Optional.empty();
    /** Where the viewer last spoke DTLS from. */
    private Optional<PathState> speaking = Optional.empty();

    private boolean spokeElsewhere;
    private long checkedAt;

    /**
     * No way is known.
     *
     * @param own makes our checks
     * @param forget a path is given up
     * @param clock in nanoseconds
     */
    IceLite(OwnChecks own, Limits limits, Consumer<Path> forget, LongSupplier clock) {
        this.own = own;
        this.limits = limits;
        this.forget = forget;
        this.clock = clock;
        this.checkedAt = clock.getAsLong();
    }

    /** Takes a check of so many bytes whose signature is right; whether it counts and is to be answered. */
    boolean take(BindingRequest request, Path path, int bytes) {
        if (!recent.isGenuine(request.transactionId(), path)) {
            return false;
        }
        checkedAt = clock.getAsLong();
        PathState route = routeOf(path);
        route.received(bytes);
        route.checked();
        // Until the viewer chooses, the first way that works is as good as any.
        if (request.useCandidate() || wanted.isEmpty()) {
            wanted = Optional.of(route);
        }
        if (current.isEmpty()) {
            current = wanted;
        }
        choose();
        if (!route.isProven() && !isCurrent(route)) {
            ask(route);
        }
        return true;
    }

    /** The newest last; beyond as many as there may be the oldest is forgotten that nothing is sent on. */
    private PathState routeOf(Path path) {
        PathState route = Optional.ofNullable(routes.remove(path)).orElseGet(() -> new PathState(path, limits, clock));
        if (routes.size() >= MOST_PATHS) {
            List.copyOf(routes.values()).stream()
                    .filter(old -> !isCurrent(old) && wanted.filter(old::equals).isEmpty())
                    .findFirst()
                    .ifPresent(old -> {
                        lost(old.path());
                        forget.accept(old.path());
                    });
        }
        routes.put(path, route);
        return route;
    }

    private boolean isCurrent(PathState route) {
        return current.filter(route::equals).isPresent();
    }

    /** Goes where the viewer wants us, once that is proven. */
    private void choose() {
        wanted.filter(PathState::isProven).ifPresent(route -> current = wanted);
    }

    private void ask(PathState route) {
        route.ask(own.next(route.path()));
    }

    /** Takes an answer to a check of ours; whether it is one. */
    boolean take(BindingSuccess answer, Path path) {
        if (!own.isAnswered(answer, path)) {
            return false;
        }
        Optional.ofNullable(routes.get(path)).ifPresent(PathState::prove);
        choose();
        return true;
    }

    /** Answers a check on the path that it came on. */
    void answer(Path path, byte[] message) {
        Optional.ofNullable(routes.get(path)).ifPresent(route -> route.send(message, message.length));
    }

    /** The viewer speaks DTLS, which is answered where it came from. */
    void speaks(Path path, int bytes) {
        Optional.ofNullable(routes.get(path)).ifPresent(route -> {
            route.received(bytes);
            spokeElsewhere |= speaking.filter(before -> before != route).isPresent();
            speaking = Optional.of(route);
            if (current.filter(PathState::isProven).isEmpty()) {
                current = speaking;
            }
        });
    }

    /** Says something in DTLS; what a path that is not proven may not be sent yet is lost, and it is asked to prove itself. */
    void say(byte[] record) {
        speaking.ifPresent(route -> {
            if (!route.send(record, record.length)) {
                ask(route);
            }
        });
    }

    /**
     * The handshake is done. If all of ours went to one path, the viewer has got it there: its last words answer random
     * numbers of ours.
     */
    void keysAreAgreedOn() {
        if (!spokeElsewhere) {
            speaking.ifPresent(PathState::prove);
        }
        choose();
    }

    /** Something came on a path that was signed with the session's keys. */
    void heard(Path path) {
        Optional.ofNullable(routes.get(path)).ifPresent(PathState::heard);
    }

    /** Where to send pictures: nowhere as long as nobody there has proven to want them. */
    Optional<Path> path() {
        return current.filter(PathState::isProven)
                .filter(route -> route.unheardFor() < CONSENT)
                .map(PathState::path);
    }

    /** Where the viewer last spoke DTLS from. */
    Optional<Path> speaking() {
        return speaking.map(PathState::path);
    }

    /** All ways on which checks came. */
    Set<Path> paths() {
        return Set.copyOf(routes.keySet());
    }

    /** Whether the viewer is still at the other end of that path. */
    boolean isAliveAt(Path path) {
        return Optional.ofNullable(routes.get(path))
                .filter(route -> route.silentFor() < GONE_AFTER)
                .isPresent();
    }

    /** A way is closed for good. */
    void lost(Path path) {
        Optional<PathState> route = Optional.ofNullable(routes.remove(path));
        if (route.isEmpty()) {
            return;
        }
        speaking = speaking.filter(other -> other != route.get());
        wanted = wanted.filter(other -> other != route.get());
        if (isCurrent(route.get())) {
            current = wanted.filter(PathState::isProven)
                    .or(() ->
                            routes.values().stream().filter(PathState::isProven).findFirst())
                    .or(() -> wanted);
        }
    }

    /** Asks the other end of where we send whether it is there, if it has not said so for a while; after the handshake. */
    void everySecond() {
        current.filter(route -> !route.isProven() || route.unheardFor() >= ASK_AFTER && route.unaskedFor() >= ASK_AFTER)
                .ifPresent(this::ask);
    }

    /** Nanoseconds since the last check. */
    long silence() {
        return clock.getAsLong() - checkedAt;
    }
}
