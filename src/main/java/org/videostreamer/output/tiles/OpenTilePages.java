package org.videostreamer.output.tiles;

import io.vertx.core.Future;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.videostreamer.output.LateViewers;
import org.videostreamer.output.LimitReport;

/** The pages with many streams on one event loop, to be told when the program stops. On that loop. */
public final class OpenTilePages {

    private final Executor loop;
    private final LimitReport report;
    private final LateViewers late;
    private final Set<TilePage> pages = new LinkedHashSet<>();

    /**
     * None is open yet.
     *
     * @param loop the event loop
     * @param report hears of pages that reach a limit
     */
    public OpenTilePages(Executor loop, LimitReport report) {
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

    void add(TilePage page) {
        pages.add(page);
    }

    void remove(TilePage page) {
        pages.remove(page);
    }

    /** Ends all in an orderly way; completes when their sockets have taken the ends, or failed. */
    public Future<?> endAll() {
        return Future.join(List.copyOf(pages).stream().map(TilePage::end).toList())
                .otherwiseEmpty();
    }
}
