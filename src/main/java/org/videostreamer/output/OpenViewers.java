package org.videostreamer.output;

import io.vertx.core.Future;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The viewers behind sockets on one event loop, to be told when the program stops. On that loop. */
public final class OpenViewers {

    private final Set<SocketViewer> viewers = new LinkedHashSet<>();

    /** A viewer watches from now on. */
    public void add(SocketViewer viewer) {
        viewers.add(viewer);
    }

    /** A viewer has left. */
    public void remove(SocketViewer viewer) {
        viewers.remove(viewer);
    }

    /** Ends all streams in an orderly way; completes when their sockets have taken the ends, or failed. */
    public Future<?> endAll() {
        return Future.join(List.copyOf(viewers).stream().map(SocketViewer::end).toList())
                .otherwiseEmpty();
    }
}
