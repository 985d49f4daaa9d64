package org.videostreamer.stream;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What a rendition has made: its pace, its bits and what they cost. One thread counts, any asks. */
final class RenditionMeter {

    /** No picture takes so long to encode. */
    private static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(10);

    private volatile long busySince;
    private volatile boolean busy;

    /** Of so many pictures an average is told. */
    private static final int WINDOW = 32;
    /** After this time without a picture there is no pace. */
    private static final long OVER_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final int BITS = 8;

    private final long[] times = new long[WINDOW];
    private final int[] sizes = new int[WINDOW];
    private final long[] costs = new long[WINDOW];
    private long encoded;
    private long bytes;
    private long nanos;
    private long skipped;

    /**
     * A picture was made.
     *
     * @param size its bytes
     * @param cost how long that took, in nanoseconds
     * @param now of {@link System#nanoTime()}
     */
    synchronized void made(int size, long cost, long now) {
        int place = (int) (encoded % WINDOW);
        times[place] = now;
        sizes[place] = size;
        costs[place] = cost;
        encoded++;
        bytes += size;
        nanos += cost;
    }

    /** How many pictures the camera has sent that were not made, so far. */
    synchronized void skipped(long soFar) {
        skipped = soFar;
    }

    /** What it makes at a moment of {@link System#nanoTime()}. */
    synchronized RenditionStatus.Work work(long now) {
        int count = (int) Math.min(WINDOW, encoded);
        long cost = 0;
        long sizeSum = 0;
        for (int i = 0; i < count; i++) {
            cost += costs[i];
            sizeSum += sizes[i];
        }
        double millis = count == 0 ? 0 : (double) cost / count / TimeUnit.MILLISECONDS.toNanos(1);
        double fps = fps(count, now);
        double bits = count == 0 ? 0 : (double) sizeSum / count * fps * BITS;
        return new RenditionStatus.Work(encoded, bytes, skipped, fps, Math.round(bits), millis, nanos);
    }

    private double fps(int count, long now) {
        if (count < 2) {
            return 0;
        }
        long last = times[(int) ((encoded - 1) % WINDOW)];
        long first = times[(int) ((encoded - count) % WINDOW)];
        return last == first || now - last > OVER_NANOS
                ? 0
                : (double) TimeUnit.SECONDS.toNanos(1) * (count - 1) / (last - first);
    }

    /** The making of a picture begins at that {@link System#nanoTime()}. */
    void works(long now) {
        busySince = now;
        busy = true;
    }

    /** It has ended. */
    void rests() {
        busy = false;
    }

    /** Why no picture comes any more, if one takes for ever; any thread. */
    Optional<String> stuck(long now) {
        return busy && now - busySince > STUCK_NANOS
                ? Optional.of("a picture has not been encoded for more than "
                        + TimeUnit.NANOSECONDS.toSeconds(STUCK_NANOS) + " s")
                : Optional.empty();
    }
}
