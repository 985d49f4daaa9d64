package org.videostreamer.stream;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A viewer's place in a rendition. Closing it, once or more, from any thread, gives the place up. */
public final class Subscription implements AutoCloseable {

    private final AtomicBoolean closed = new AtomicBoolean();
    private final Runnable keyframe;
    private final Consumer<RenditionKey> move;
    private final Runnable leave;

    Subscription(Runnable keyframe, Consumer<RenditionKey> move, Runnable leave) {
        this.keyframe = keyframe;
        this.move = move;
        this.leave = leave;
    }

    /**
     * Asks the encoder for a keyframe soon, for a viewer that cannot go on without one. Any thread, any number of
     * times: keyframes on demand are a few a second at most, whoever asks.
     */
    public void requestKeyframe() {
        if (!closed.get()) {
            keyframe.run();
        }
    }

    /**
     * Asks for another rendition of the same codec. The viewer is shown what it is shown now up to the other's next keyframe,
     * which it is told as {@link Viewer#moved}; it stays where it is if there is no room for the other any more. Any thread;
     * of several wishes the last counts.
     */
    public void move(RenditionKey to) {
        if (!closed.get()) {
            move.accept(to);
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            leave.run();
        }
    }
}
