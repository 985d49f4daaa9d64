package org.videostreamer.source.http;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what came in place of JPEG pictures and says so at once, then at most once a minute: a warning a part would fill
 * disks. For one thread.
 */
final class BadPictures implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BadPictures.class);
    private static final long INTERVAL = Duration.ofMinutes(1).toNanos();

    private final String camera;
    private final LongSupplier nanoTime;
    private long nextWarning;
    private long count;

    BadPictures(String camera) {
        this(camera, System::nanoTime);
    }

    BadPictures(String camera, LongSupplier nanoTime) {
        this.camera = camera;
        this.nanoTime = nanoTime;
        this.nextWarning = nanoTime.getAsLong();
    }

    void add() {
        count++;
        long now = nanoTime.getAsLong();
        if (now - nextWarning >= 0) {
            nextWarning = now + INTERVAL;
            warn();
        }
    }

    private void warn() {
        if (count == 1) {
            LOG.warn("1 part of {} was no JPEG picture", camera);
        } else {
            LOG.warn("{} parts of {} were no JPEG pictures", count, camera);
        }
        count = 0;
    }

    /** Says what has not been said yet. */
    @Override
    public void close() {
        if (count > 0) {
            warn();
        }
    }
}
