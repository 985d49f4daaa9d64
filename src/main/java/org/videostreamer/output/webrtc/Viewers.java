package org.videostreamer.output.webrtc;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.videostreamer.limits.AddressBlock;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.limits.Quota;

/** All viewers of the process, found by what a datagram or a request tells of them. On the viewers' event loop. */
final class Viewers {

    private final Map<String, WebRtcViewer> bySession = new LinkedHashMap<>();
    private final Map<String, WebRtcViewer> byUfrag = new HashMap<>();
    private final Map<Path, WebRtcViewer> byPath = new HashMap<>();
    /** Those that nobody has come for, the oldest first. */
    private final Set<WebRtcViewer> openOffers = new LinkedHashSet<>();

    private final Quota sessions;
    private final Quota open;

    Viewers(Limits limits) {
        sessions = new Quota(limits, Limit.WEBRTC_SESSIONS, Limit.WEBRTC_SESSIONS_PER_ADDRESS);
        open = new Quota(limits, Limit.WEBRTC_OPEN_OFFERS, Limit.WEBRTC_OPEN_OFFERS_PER_ADDRESS);
    }

    /** Whether there are as many as there may be. */
    boolean isFull() {
        return sessions.isFull();
    }

    /** Whether that address has as many as one may have. */
    boolean isFullFor(AddressBlock address) {
        return sessions.isFullFor(address);
    }

    /** Lets old offers go that nobody has come for, until there is room for one more from that address. */
    void makeRoomForOffer(AddressBlock address) {
        if (open.isFullFor(address)) {
            oldestOffer(address).ifPresent(oldest -> oldest.end("newer offers from its address took its place"));
        } else if (open.isFull()) {
            // Who makes many offers loses one of them, and nobody else does.
            openOffers.stream()
                    .map(WebRtcViewer::offeredFrom)
                    .max(Comparator.comparingInt(open::of))
                    .flatMap(this::oldestOffer)
                    .ifPresent(oldest -> oldest.end("newer offers took its place"));
        }
    }

    private Optional<WebRtcViewer> oldestOffer(AddressBlock address) {
        return openOffers.stream()
                .filter(viewer -> viewer.offeredFrom().equals(address))
                .findFirst();
    }

    void add(WebRtcViewer viewer) {
        bySession.put(viewer.session(), viewer);
        byUfrag.put(viewer.ufrag(), viewer);
        openOffers.add(viewer);
        sessions.add(viewer.offeredFrom());
        open.add(viewer.offeredFrom());
    }

    /** Somebody has come for the viewer's offer. */
    void reached(WebRtcViewer viewer) {
        if (openOffers.remove(viewer)) {
            open.remove(viewer.offeredFrom());
        }
    }

    void remove(WebRtcViewer viewer) {
        if (bySession.remove(viewer.session(), viewer)) {
            reached(viewer);
            sessions.remove(viewer.offeredFrom());
            byUfrag.remove(viewer.ufrag());
            byPath.values().removeIf(viewer::equals);
        }
    }

    /** Whether another viewer is at the other end of the path. Who knows its address cannot cut it off by that. */
    boolean isTaken(Path path, WebRtcViewer viewer) {
        return at(path).filter(other -> other != viewer && other.isAliveAt(path))
                .isPresent();
    }

    /** The viewer was checked on the path, which was perhaps another's before. */
    void associate(Path path, WebRtcViewer viewer) {
        byPath.put(path, viewer);
    }

    /** The viewer has given the path up. */
    void dissociate(Path path, WebRtcViewer viewer) {
        byPath.remove(path, viewer);
    }

    /** The path is no more. */
    void dissociate(Path path) {
        byPath.remove(path);
    }

    Optional<WebRtcViewer> ofSession(String session) {
        return Optional.ofNullable(bySession.get(session));
    }

    Optional<WebRtcViewer> ofUfrag(String ufrag) {
        return Optional.ofNullable(byUfrag.get(ufrag));
    }

    Optional<WebRtcViewer> at(Path path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** In the order of their offers; a copy, so that viewers may leave while it is walked. */
    Collection<WebRtcViewer> all() {
        return List.copyOf(bySession.values());
    }

    int size() {
        return bySession.size();
    }
}
