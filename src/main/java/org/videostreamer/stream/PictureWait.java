package org.videostreamer.stream;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.videostreamer.frame.Frame;

/**
 * Somebody who waits for one picture with its samples: the first that is wanted, or the newest that would do when none comes
 * in time. Any thread.
 */
final class PictureWait {

    private final Predicate<Frame> would;
    private final Predicate<Frame> wanted;
    private final CompletableFuture<Optional<Frame>> picture = new CompletableFuture<>();
    private Optional<Frame> best = Optional.empty();
    private boolean over;

    private PictureWait(Predicate<Frame> would, Predicate<Frame> wanted) {
        this.would = would;
        this.wanted = wanted;
    }

    /** For a picture that is not there yet. */
    static PictureWait of(PictureChoice choice) {
        return choice instanceof PictureChoice.After after ? forOneAfter(after.number()) : forNext();
    }

    /** For the first that arrives from now on, or the newest there is. */
    static PictureWait forNext() {
        long askedAt = System.nanoTime();
        return new PictureWait(frame -> true, frame -> frame.times().arrivedNanos() - askedAt >= 0);
    }

    /** For the first of a higher number, and no other. */
    static PictureWait forOneAfter(long number) {
        return new PictureWait(frame -> frame.number() > number, frame -> true);
    }

    /** Looks at what is shown; a card is no picture. */
    void offer(Frame frame) {
        if (!frame.isSignal() || !would.test(frame)) {
            return;
        }
        synchronized (this) {
            if (over) {
                return;
            }
            best.ifPresent(Frame::release);
            best = Optional.of(frame.retain());
        }
        if (wanted.test(frame)) {
            end();
        }
    }

    /** Nothing comes any more, or not in time. */
    void end() {
        Optional<Frame> found;
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            found = best;
            best = Optional.empty();
        }
        // Who waits goes on here, and may take locks of its own.
        picture.complete(found);
    }

    /** The picture, if there is one; its ownership passes to the only one who takes it from here. */
    CompletableFuture<Optional<Frame>> picture() {
        return picture;
    }
}
