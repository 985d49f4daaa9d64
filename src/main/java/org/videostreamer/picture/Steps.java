package org.videostreamer.picture;

import java.util.ArrayDeque;
import java.util.Deque;
import org.videostreamer.frame.Pixels;

/** What is made on the way to a picture and given back with its end. */
final class Steps implements AutoCloseable {

    private final Deque<Pixels> made = new ArrayDeque<>();

    /** Takes over an ownership. */
    Pixels add(Pixels step) {
        made.push(step);
        return step;
    }

    @Override
    public void close() {
        made.forEach(Pixels::release);
    }
}
