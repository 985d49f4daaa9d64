package org.videostreamer.stream;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * When a rendition makes a keyframe on demand: as soon as somebody needs one, but never often, however many join. A
 * request is answered by a keyframe whose encoding began after it; one that fails leaves the request open.
 *
 * <p>Any thread may ask; the rest is for the rendition's thread.
 */
final class KeyframeRequests {

    /** Keyframes on demand are at least this far apart. */
    static final long SPACING_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private final AtomicLong asked = new AtomicLong();
    private long answered;
    private long lastMade;
    private boolean made;

    /** Somebody cannot begin, or go on, without a keyframe. */
    void ask() {
        asked.incrementAndGet();
    }

    /** Whether somebody waits. */
    boolean isOwed() {
        return asked.get() != answered;
    }

    /** Whether somebody waits and the last keyframe is long enough ago. */
    boolean isDue(long now) {
        return isOwed() && (!made || now - lastMade >= SPACING_NANOS);
    }

    /** What {@link #answer} is told of an encoding that begins now. */
    long count() {
        return asked.get();
    }

    /**
     * A keyframe was made.
     *
     * @param count the {@link #count} when its encoding began
     */
    void answer(long count, long now) {
        answered = count;
        lastMade = now;
        made = true;
    }
}
