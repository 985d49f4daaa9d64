package org.videostreamer.output;

import io.vertx.core.Future;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;

/** The viewers behind sockets on one event loop, to be told when the program stops. On that loop. */
public final class OpenViewers {

    private final Executor loop;
    private final LimitReport report;
    private final LateViewers late;
    private final Set<SocketViewer> viewers = new LinkedHashSet<>();

    /**
     * Nobody watches yet.
     *
     * @param loop the event loop
     * @param report hears of viewers that reach a limit
     */
    public OpenViewers(Executor loop, LimitReport report) {
        this.loop = loop;
        this.report = report;
        this.late = new LateViewers(report);
    }

    Executor loop() {
        return loop;
    }

    LimitReport report() {
        return report;
    }

    LateViewers late() {
        return late;
    }

    void add(SocketViewer viewer) {
        viewers.add(viewer);
    }

    void remove(SocketViewer viewer) {
        viewers.remove(viewer);
        late.remove(viewer);
    }

    /** Ends all streams in an orderly way; completes when their sockets have taken the ends, or failed. */
    public Future<?> endAll() {
        return Future.join(List.copyOf(viewers).stream().map(SocketViewer::end).toList())
                .otherwiseEmpty();
    }
}
