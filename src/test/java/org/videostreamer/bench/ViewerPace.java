package org.videostreamer.bench;

import java.io.IOException;
import java.nio.ByteBuffer;

/** One viewer: how many pictures came, and the longest that none came. */
final class ViewerPace {

    private final PictureCounter counter;
    private long pictures;
    private long lastNanos;
    private long longestNanos;

    ViewerPace(PictureCounter counter) {
        this.counter = counter;
    }

    void take(ByteBuffer bytes, long now) throws IOException {
        int ended = counter.count(bytes);
        if (ended > 0) {
            pictures += ended;
            pause(now);
        }
    }

    /** Begins to count anew. */
    void reset(long now) {
        pictures = 0;
        longestNanos = 0;
        lastNanos = now;
    }

    /** Ends the pause since the last picture. */
    void pause(long now) {
        longestNanos = Math.max(longestNanos, now - lastNanos);
        lastNanos = now;
    }

    long pictures() {
        return pictures;
    }

    long longestNanos() {
        return longestNanos;
    }
}
