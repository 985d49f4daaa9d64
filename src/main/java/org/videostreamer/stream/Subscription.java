package org.videostreamer.stream;

import java.util.concurrent.atomic.AtomicBoolean;

/** A viewer's place in a rendition. Closing it, once or more, from any thread, gives the place up. */
public final class Subscription implements AutoCloseable {

    private final AtomicBoolean closed = new AtomicBoolean();
    private final Runnable keyframe;
    private final Runnable leave;

    Subscription(Runnable keyframe, Runnable leave) {
        this.keyframe = keyframe;
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

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            leave.run();
        }
    }
}
