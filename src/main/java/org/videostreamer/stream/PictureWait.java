package org.videostreamer.stream;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.videostreamer.frame.Frame;

/**
 * Somebody who waits for one picture with its samples: the first that arrives after it was asked for, or the newest there is
 * when none comes in time. Any thread.
 */
final class PictureWait {

    private final long askedAt = System.nanoTime();
    private final CompletableFuture<Optional<Frame>> fresh = new CompletableFuture<>();
    private Optional<Frame> best = Optional.empty();

    /** Looks at what is shown; a card is no picture. */
    void offer(Frame frame) {
        if (!frame.isSignal()) {
            return;
        }
        synchronized (this) {
            if (fresh.isDone()) {
                return;
            }
            best.ifPresent(Frame::release);
            best = Optional.of(frame.retain());
        }
        if (frame.times().arrivedNanos() - askedAt >= 0) {
            end();
        }
    }

    /** Nothing comes any more, or not in time. */
    void end() {
        Optional<Frame> found;
        synchronized (this) {
            if (fresh.isDone()) {
                return;
            }
            found = best;
            best = Optional.empty();
            fresh.complete(found);
        }
    }

    /** The picture, if there is one; its ownership passes to the only one who takes it from here. */
    CompletableFuture<Optional<Frame>> picture() {
        return fresh;
    }
}
