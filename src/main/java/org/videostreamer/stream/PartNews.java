package org.videostreamer.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.FrameTimes;

/**
 * Adds to the reports of pictures what the samples of a part of them say, once for all who want that part. One picture is
 * measured at a time, on a thread of its own; those that come meanwhile are told without. Reports keep their order: while the
 * report of the picture that is measured waits, those behind it do. Any thread.
 */
final class PartNews implements PictureFollower {

    /** Reports that wait; where there are more, all go as they are. */
    static final int MOST_WAITING = 16;
    /** More than ever go at once. */
    private static final int MOST_BARE = 2 * MOST_WAITING;
    /** A picture is reported when it has been made, or when the next one comes, which may be measured already then. */
    private static final int FOUND = 2;

    private record Identity(long number, FrameTimes times) {

        static Identity of(Frame frame) {
            return new Identity(frame.number(), frame.times());
        }

        boolean isThatOf(PictureReport report) {
            return number == report.number() && times.equals(report.times());
        }
    }

    private record Result(Identity picture, PartStatistics statistics) {}

    private final Executor measuring;
    private final Function<Frame, PartStatistics> measure;
    private final Set<PictureFollower> followers = new CopyOnWriteArraySet<>();
    private final Deque<PictureReport> waiting = new ArrayDeque<>();
    private final Deque<Result> found = new ArrayDeque<>();
    /** The newest that were told without. */
    private final Deque<PictureReport> bare = new ArrayDeque<>();

    private Optional<Identity> measured = Optional.empty();

    /**
     * Nobody follows yet.
     *
     * @param measuring where pictures are measured
     * @param measure does that; does not throw
     */
    PartNews(Executor measuring, Function<Frame, PartStatistics> measure) {
        this.measuring = measuring;
        this.measure = measure;
    }

    void add(PictureFollower follower) {
        followers.add(follower);
    }

    void remove(PictureFollower follower) {
        followers.remove(follower);
    }

    boolean isEmpty() {
        return followers.isEmpty();
    }

    /** A picture of the camera has come; stays the caller's. It is measured unless another is. */
    void came(Frame frame) {
        synchronized (this) {
            if (measured.isPresent()) {
                return;
            }
            measured = Optional.of(Identity.of(frame));
        }
        frame.retain();
        try {
            measuring.execute(() -> measure(frame));
        } catch (Throwable ended) {
            // The thread has ended with the program.
            frame.release();
            over();
        }
    }

    private void measure(Frame frame) {
        try {
            found(new Result(Identity.of(frame), measure.apply(frame)));
        } finally {
            frame.release();
            over();
        }
    }

    private synchronized void over() {
        measured = Optional.empty();
        tellAll();
    }

    private synchronized void found(Result result) {
        found.addLast(result);
        if (found.size() > FOUND) {
            found.removeFirst();
        }
        if (waiting.stream().noneMatch(result.picture()::isThatOf)) {
            // That of a camera's own video goes ahead, because its pictures are decoded later.
            bare.stream()
                    .filter(result.picture()::isThatOf)
                    .findFirst()
                    .ifPresent(report -> tell(report.only(result.statistics())));
        }
    }

    @Override
    public synchronized void picture(PictureReport report) {
        waiting.addLast(report);
        boolean first = waiting.size() == 1;
        boolean awaited = measured.filter(picture -> picture.isThatOf(report)).isPresent()
                && statisticsOf(report).isEmpty();
        if (first && !awaited || waiting.size() > MOST_WAITING) {
            tellAll();
        }
    }

    private void tellAll() {
        for (Iterator<PictureReport> all = waiting.iterator(); all.hasNext(); ) {
            PictureReport report = all.next();
            all.remove();
            Optional<PartStatistics> statistics = statisticsOf(report);
            if (statistics.isEmpty()) {
                bare.addLast(report);
                if (bare.size() > MOST_BARE) {
                    bare.removeFirst();
                }
            }
            tell(statistics.map(report::with).orElse(report));
        }
    }

    private Optional<PartStatistics> statisticsOf(PictureReport report) {
        return found.stream()
                .filter(result -> result.picture().isThatOf(report))
                .map(Result::statistics)
                .findFirst();
    }

    private void tell(PictureReport report) {
        followers.forEach(follower -> follower.picture(report));
    }

    @Override
    public void ended(String reason) {
        followers.forEach(follower -> follower.ended(reason));
        followers.clear();
    }
}
