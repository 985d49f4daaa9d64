package org.videostreamer.source.http;

import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.log.RareWarning;

/** Counts what came in place of pictures and says so now and then. For one thread. */
final class BadPictures implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BadPictures.class);

    private final String camera;
    private final RareWarning warning;

    BadPictures(String camera) {
        this(camera, System::nanoTime);
    }

    BadPictures(String camera, LongSupplier nanoTime) {
        this.camera = camera;
        this.warning = new RareWarning(this::warn, nanoTime);
    }

    void add() {
        warning.add();
    }

    private void warn(long count) {
        if (count == 1) {
            LOG.warn("1 part of {} was no picture", camera);
        } else {
            LOG.warn("{} parts of {} were no pictures", count, camera);
        }
    }

    /** Says what has not been said yet. */
    @Override
    public void close() {
        warning.close();
    }
}
