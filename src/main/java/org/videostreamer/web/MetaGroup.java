package org.videostreamer.web;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.videostreamer.stream.MeasuredPart;
import org.videostreamer.stream.PictureFollower;
import org.videostreamer.stream.PictureReport;
import org.videostreamer.stream.Stream;
import org.videostreamer.stream.Subscription;

/**
 * Those on one event loop who are told of one stream's pictures. A report reaches them as one task of that loop, and its
 * text is made once for all; if the loop is late, the oldest reports go. A reader that does not take what it is told is
 * told how many pictures it has missed as soon as it takes something again.
 */
final class MetaGroup implements PictureFollower {

    /** Reports that wait for the loop. */
    static final int MOST_WAITING = 16;

    private final Executor loop;
    private final Runnable over;
    private final Deque<PictureReport> waiting = new ArrayDeque<>(MOST_WAITING);
    private boolean scheduled;
    private long lost;

    // Touched on the loop alone.
    private final Map<MetaReader, Long> missed = new LinkedHashMap<>();
    private final Subscription subscription;
    private boolean closed;

    /**
     * A group without readers, which follows from soon on. On the loop.
     *
     * @param part of each picture whose statistics are told too; none where there is none
     * @param over hears, on the loop, that nothing comes any more
     */
    MetaGroup(Stream stream, Optional<MeasuredPart> part, Executor loop, Runnable over) {
        this.loop = loop;
        this.over = over;
        this.subscription = part.map(measured -> stream.follow(measured, this)).orElseGet(() -> stream.follow(this));
    }

    void add(MetaReader reader) {
        missed.put(reader, 0L);
    }

    /** One reader is gone; the last ends the group. */
    void remove(MetaReader reader) {
        if (missed.remove(reader) != null && missed.isEmpty()) {
            close();
        }
    }

    /** Keeps the connections alive. */
    void greet() {
        List.copyOf(missed.keySet()).stream().filter(reader -> !reader.isBusy()).forEach(MetaReader::greet);
    }

    /** Ends all connections; completes when that was taken. */
    Future<?> end() {
        List<Future<Void>> ends = new ArrayList<>();
        List.copyOf(missed.keySet()).forEach(reader -> ends.add(reader.end()));
        missed.clear();
        close();
        return Future.join(ends).otherwiseEmpty();
    }

    private void close() {
        if (!closed) {
            closed = true;
            subscription.close();
            over.run();
        }
    }

    @Override
    public void picture(PictureReport report) {
        boolean wake;
        synchronized (waiting) {
            if (waiting.size() == MOST_WAITING) {
                waiting.removeFirst();
                lost++;
            }
            waiting.addLast(report);
            wake = !scheduled;
            scheduled = true;
        }
        if (wake) {
            post(this::deliver);
        }
    }

    @Override
    public void ended(String reason) {
        post(this::end);
    }

    private void post(Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException e) {
            // The loop has ended with the program, and its connections with it.
            subscription.close();
        }
    }

    private void deliver() {
        List<PictureReport> reports;
        long gone;
        synchronized (waiting) {
            scheduled = false;
            reports = List.copyOf(waiting);
            waiting.clear();
            gone = lost;
            lost = 0;
        }
        if (gone > 0) {
            missed.replaceAll((reader, before) -> before + gone);
        }
        reports.forEach(report -> {
            String json = report.text(PictureJson::of);
            // A reader that turns out to be gone leaves meanwhile.
            List.copyOf(missed.keySet()).forEach(reader -> Optional.ofNullable(missed.get(reader))
                    .ifPresent(before -> missed.replace(reader, tell(reader, json, before))));
        });
    }

    /** Tells one reader, if it takes something; how many it has missed after that. */
    private static long tell(MetaReader reader, String json, long before) {
        if (reader.isBusy()) {
            return before + 1;
        }
        if (before > 0) {
            reader.tell("{\"skipped\":" + before + "}");
        }
        reader.tell(json);
        return 0;
    }
}
