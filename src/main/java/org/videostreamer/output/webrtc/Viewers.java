package org.videostreamer.output.webrtc;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All viewers of the process, found by what a datagram or a request tells of them. On the viewers' event loop. */
final class Viewers {

    private final Map<String, WebRtcViewer> bySession = new LinkedHashMap<>();
    private final Map<String, WebRtcViewer> byUfrag = new HashMap<>();
    private final Map<Path, WebRtcViewer> byPath = new HashMap<>();

    void add(WebRtcViewer viewer) {
        bySession.put(viewer.session(), viewer);
        byUfrag.put(viewer.ufrag(), viewer);
    }

    void remove(WebRtcViewer viewer) {
        bySession.remove(viewer.session());
        byUfrag.remove(viewer.ufrag());
        byPath.values().removeIf(viewer::equals);
    }

    /** The viewer was checked on the path, which was perhaps another's before. */
    void associate(Path path, WebRtcViewer viewer) {
        byPath.put(path, viewer);
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
