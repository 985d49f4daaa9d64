package org.videostreamer.source.tango;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.videostreamer.natives.NativeLibraries;
import org.videostreamer.source.FrameSink;
import org.videostreamer.source.FrameSource;
import org.videostreamer.source.SourceException;

/**
 * Polls a Lima device's picture counter and reads its picture when the counter has changed. Polling rather than events:
 * Lima sends those only when told so in its database, and polling works without a database too.
 *
 * <p>A call to a device that hangs lasts until the read timeout; {@link #close()} does not shorten it.
 */
final class TangoSource implements FrameSource {

    /** What Lima counts while it has no picture. */
    private static final long NO_PICTURE = -1;

    private final DeviceName name;
    private final Duration readTimeout;
    private final Duration stallTimeout;
    private final CountDownLatch closed = new CountDownLatch(1);

    TangoSource(DeviceName name, Duration readTimeout, Duration stallTimeout) {
        this.name = name;
        this.readTimeout = readTimeout;
        this.stallTimeout = stallTimeout;
    }

    @Override
    public void run(FrameSink sink) throws SourceException, InterruptedException {
        NativeLibraries.loadOpenCv();
        if (closed.getCount() == 0) {
            return;
        }
        LimaDevice device = LimaDevice.connect(name, readTimeout);
        try (BadImages bad = new BadImages(name.toString(), stallTimeout);
                ImageDelivery delivery = new ImageDelivery(name, device, sink, bad)) {
            poll(device, delivery);
        }
    }

    private void poll(LimaDevice device, ImageDelivery delivery) throws SourceException, InterruptedException {
        PollPace pace = new PollPace(System.nanoTime());
        long last = NO_PICTURE;
        long wait = 0;
        while (!closed.await(wait, TimeUnit.NANOSECONDS)) {
            long start = System.nanoTime();
            long counter = device.counter();
            // Not "greater": it rewinds when the device restarts. The picture that was read may already have been a
            // newer one than the counter told, and is not read again when the counter catches up.
            boolean changed = counter != last && !delivery.isNewest(counter);
            last = counter;
            if (counter == NO_PICTURE) {
                delivery.noPicture();
                wait = pace.unchanged(System.nanoTime());
            } else if (changed) {
                delivery.deliver(device.image());
                wait = pace.changed(start, counter) - System.nanoTime();
            } else {
                wait = pace.unchanged(System.nanoTime());
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
