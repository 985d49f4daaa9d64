package org.videostreamer.output;

import io.vertx.core.Future;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;

/** Who watches behind sockets on one event loop, one stream or many, to be told when the program stops. On that loop. */
public final class OpenViewers {

    /** Somebody behind a socket. */
    public interface OpenViewer {

        /** Ends it in an orderly way; completes when its socket has taken the end, or failed. */
        Future<Void> end();
    }

    private final Executor loop;
    private final LimitReport report;
    private final LateViewers late;
    private final Set<OpenViewer> viewers = new LinkedHashSet<>();

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

    /** The event loop. */
    public Executor loop() {
        return loop;
    }

    /** Hears of those that reach a limit. */
    public LimitReport report() {
        return report;
    }

    /** Those that are late, together. */
    public LateViewers late() {
        return late;
    }

    /** One watches from now on. */
    public void add(OpenViewer viewer) {
        viewers.add(viewer);
    }

    /** One watches no more. */
    public void remove(OpenViewer viewer) {
        viewers.remove(viewer);
    }

    /** Ends all streams in an orderly way; completes when their sockets have taken the ends, or failed. */
    public Future<?> endAll() {
        return Future.join(List.copyOf(viewers).stream().map(OpenViewer::end).toList())
                .otherwiseEmpty();
    }
}
