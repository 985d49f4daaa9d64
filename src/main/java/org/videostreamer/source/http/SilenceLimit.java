package org.videostreamer.source.http;

import java.time.Duration;

/**
 * How long a camera may be silent before its next picture: three times as long as usual before the first, ten times
 * until its pace is known, then ten of its intervals where these are longer than usual. For one thread.
 */
final class SilenceLimit {

    private static final int PATIENCE_AT_START = 3;
    private static final int INTERVALS = 10;
    /** The first pictures of a connection often come in a burst. */
    private static final int A_FEW = 5;

    private static final long LONG_ENOUGH = Duration.ofSeconds(1).toNanos();

    private final Duration usual;
    private long pictures;
    private long first;
    private long last;

    SilenceLimit(Duration usual) {
        this.usual = usual;
    }

    /** A picture has come, at a time of {@link System#nanoTime()}. */
    void picture(long nanos) {
        first = pictures == 0 ? nanos : first;
        last = nanos;
        pictures++;
    }

    /** How long to wait for the next. */
    Duration patience() {
        if (pictures == 0) {
            return usual.multipliedBy(PATIENCE_AT_START);
        }
        if (pictures <= A_FEW && last - first < LONG_ENOUGH) {
            return usual.multipliedBy(INTERVALS);
        }
        Duration silence = Duration.ofNanos((last - first) / (pictures - 1) * INTERVALS);
        return silence.compareTo(usual) > 0 ? silence : usual;
    }
}
