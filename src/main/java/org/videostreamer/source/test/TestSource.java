package org.videostreamer.source.test;

import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.Size;
import org.videostreamer.natives.NativeLibraries;
import org.videostreamer.source.FrameSink;
import org.videostreamer.source.FrameSource;

/** Delivers the test card at a steady rate, numbered from 0. */
final class TestSource implements FrameSource {

    private final Size size;
    private final CardDepth depth;
    private final long intervalNanos;
    private final CountDownLatch closed = new CountDownLatch(1);

    TestSource(Size size, CardDepth depth, double fps) {
        this.size = size;
        this.depth = depth;
        this.intervalNanos = Math.round(TimeUnit.SECONDS.toNanos(1) / fps);
    }

    @Override
    public void run(FrameSink sink) throws InterruptedException {
        NativeLibraries.loadOpenCv();
        try (Card card = depth.card(size)) {
            long due = System.nanoTime();
            for (long number = 0; !closed.await(due - System.nanoTime(), TimeUnit.NANOSECONDS); number++) {
                deliver(card, number, sink);
                // After a pause of the whole machine, go on from now instead of catching up in a burst.
                due = Math.max(due + intervalNanos, System.nanoTime());
            }
        }
    }

    private void deliver(Card card, long number, FrameSink sink) {
        Instant now = Instant.now();
        Pixels pixels = sink.pool().make(card.format(), size, out -> card.draw(out, number, now));
        sink.deliver(Frame.ofPixels(number, FrameTimes.at(now), pixels).withRange(card.range()));
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
