package org.videostreamer.stream;

import java.util.concurrent.atomic.AtomicBoolean;

/** A viewer's place in a rendition. Closing it, once or more, from any thread, gives the place up. */
public final class Subscription implements AutoCloseable {

    private final AtomicBoolean closed = new AtomicBoolean();
    private final Runnable leave;

    Subscription(Runnable leave) {
        this.leave = leave;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            leave.run();
        }
    }
}
