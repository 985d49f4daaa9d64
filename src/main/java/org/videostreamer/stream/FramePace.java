package org.videostreamer.stream;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.videostreamer.frame.Frame;

/**
 * Which pictures a rendition shows that is to show fewer than the camera sends: those that come when one is due, evenly.
 * Of pictures that come too soon the newest is kept, and is shown where no other comes in its place. One thread.
 */
final class FramePace implements AutoCloseable {

    /** No camera is exact: a picture may come so much of an interval too soon. */
    private static final int EARLY = 8;
    /** A fresh picture is waited for so much of an interval beyond the moment that one is due. */
    private static final int LATE = 2;

    private final long interval;
    private boolean begun;
    private long due;
    private Optional<Frame> early = Optional.empty();
    private long dropped;

    /** @param fps pictures a second at most; 0 shows all that come */
    FramePace(double fps) {
        this.interval = fps > 0 ? Math.round(TimeUnit.SECONDS.toNanos(1) / fps) : 0;
    }

    /** Whether any picture may be held back. */
    boolean isLimited() {
        return interval != 0;
    }

    /**
     * The picture to show now, if one is due.
     *
     * @param came the picture that has come, if one has, whose ownership passes to this
     * @param now of {@link System#nanoTime()}
     * @return a picture that the caller then owns
     */
    Optional<Frame> next(Optional<Frame> came, long now) {
        if (!isLimited()) {
            return came;
        }
        came.ifPresent(this::keep);
        Optional<Frame> next = early.filter(frame -> isDue(frame, now));
        if (next.isPresent()) {
            early = Optional.empty();
            shown(Math.min(now, next.get().times().arrivedNanos()));
        }
        return next;
    }

    private void keep(Frame frame) {
        early.ifPresent(older -> {
            dropped++;
            older.release();
        });
        early = Optional.of(frame);
    }

    /** What tells of a missing picture is always due: the pictures that follow have their own rhythm again. */
    private boolean isDue(Frame frame, long now) {
        return !begun
                || !frame.isSignal()
                || frame.times().arrivedNanos() - due >= -interval / EARLY
                || now - due >= interval / LATE;
    }

    /** The next is an interval after this one was due, so that what came a little late makes nothing slower. */
    private void shown(long arrived) {
        due = begun && arrived - due < interval ? due + interval : arrived + interval;
        begun = true;
    }

    /** Milliseconds until a picture that came too soon is due, if there is one; else the largest number. */
    long untilDue(long now) {
        return early.isEmpty()
                ? Long.MAX_VALUE
                : Math.max(0, TimeUnit.NANOSECONDS.toMillis(due + interval / LATE - now) + 1);
    }

    /** Pictures that came too soon and were never shown. */
    long dropped() {
        return dropped;
    }

    /** Lets the picture go that is kept. */
    @Override
    public void close() {
        early.ifPresent(Frame::release);
        early = Optional.empty();
    }
}
