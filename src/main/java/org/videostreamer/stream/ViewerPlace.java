package org.videostreamer.stream;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.frame.EncodedFrame;

/**
 * A viewer's place in a stream: a seat in one rendition, and while it moves to another one in that too, until its first
 * keyframe is here. Each joining is another place, also where viewer and rendition are the same. On the stream's thread, but
 * for what says otherwise.
 */
final class ViewerPlace {

    private static final Logger LOG = LoggerFactory.getLogger(ViewerPlace.class);

    /** The viewer as one rendition knows it, for its whole time there. */
    private final class Seat implements Viewer {

        private final Rendition rendition;
        private final RenditionKey key;
        private final Runnable reached;

        Seat(Rendition rendition, RenditionKey key, Runnable reached) {
            this.rendition = rendition;
            this.key = key;
            this.reached = reached;
        }

        @Override
        public Executor loop() {
            return viewer.loop();
        }

        @Override
        public void begin(List<EncodedFrame> frames) {
            if (shown == this) {
                viewer.begin(frames);
            } else {
                // Older than what is shown already.
                rendition.requestKeyframe();
            }
        }

        @Override
        public void offer(EncodedFrame frame) {
            if (shown == this) {
                viewer.offer(frame);
            } else if (frame.keyframe() && takesOver(this)) {
                reached.run();
                viewer.moved(key);
                viewer.offer(frame);
            }
        }
    }

    private final Viewer viewer;
    private final Instant since = Instant.now();
    private final List<Seat> seats = new ArrayList<>();
    /** Whose frames reach the viewer. Changed with the lock held. */
    private volatile Seat shown;
    /** From which it will be shown the next keyframe and all behind it, if it moves. With the lock held. */
    private Optional<Seat> awaited = Optional.empty();

    ViewerPlace(Viewer viewer) {
        this.viewer = viewer;
    }

    /** Takes the first seat. */
    void begin(Rendition rendition, RenditionKey key) {
        Seat seat = new Seat(rendition, key, () -> {});
        shown = seat;
        take(seat);
    }

    /**
     * Takes a seat in another rendition too.
     *
     * @param reached hears, on the viewer's loop, that the other is what the viewer sees from now on
     */
    void moveTo(Rendition rendition, RenditionKey key, Runnable reached) {
        Seat seat = new Seat(rendition, key, reached);
        synchronized (this) {
            awaited = Optional.of(seat);
        }
        take(seat);
    }

    private void take(Seat seat) {
        seat.rendition.add(seat);
        seats.add(seat);
    }

    /** Waits for no other rendition any more. */
    synchronized void stay() {
        awaited = Optional.empty();
    }

    /** On the viewer's loop. */
    private synchronized boolean takesOver(Seat seat) {
        boolean its = awaited.filter(seat::equals).isPresent();
        if (its) {
            shown = seat;
            awaited = Optional.empty();
        }
        return its;
    }

    private synchronized boolean isNeeded(Seat seat) {
        return seat == shown || awaited.filter(seat::equals).isPresent();
    }

    /** Gives up the seats from which nothing is shown or awaited. */
    void tidy() {
        giveUp(seats.stream().filter(seat -> !isNeeded(seat)).toList());
    }

    /** Gives up all seats. */
    void leave() {
        stay();
        giveUp(List.copyOf(seats));
    }

    private void giveUp(List<Seat> left) {
        seats.removeAll(left);
        left.forEach(seat -> seat.rendition.remove(seat));
    }

    /** The rendition that is shown. */
    Rendition rendition() {
        return shown.rendition;
    }

    /** The viewer now. */
    ViewerStatus status() {
        return new ViewerStatus(viewer.peer(), rendition().key(), since, viewer.progress());
    }

    /** Tells the viewer, on its loop, that nothing comes any more. */
    void end(String reason) {
        try {
            viewer.loop().execute(() -> viewer.ended(reason));
        } catch (RejectedExecutionException e) {
            LOG.debug("a viewer's loop has ended before it");
        }
    }
}
