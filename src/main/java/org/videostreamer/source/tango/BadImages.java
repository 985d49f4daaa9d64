package org.videostreamer.source.tango;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.source.SourceException;

/**
 * Counts images that cannot be shown and says so at once, then at most once a minute. A device that sends nothing else
 * for longer than the stall timeout has failed, and the reason is what is wrong with its images. For one thread.
 */
final class BadImages implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BadImages.class);
    private static final long INTERVAL = Duration.ofMinutes(1).toNanos();

    private final String device;
    private final long patience;
    private final LongSupplier nanoTime;
    private long nextWarning;
    private long lastGood;
    private long unsaid;
    private String reason = "";

    BadImages(String device, Duration patience) {
        this(device, patience, System::nanoTime);
    }

    BadImages(String device, Duration patience, LongSupplier nanoTime) {
        this.device = device;
        this.patience = patience.toNanos();
        this.nanoTime = nanoTime;
        this.nextWarning = nanoTime.getAsLong();
        this.lastGood = nextWarning;
    }

    /** An image was good, or there is none, which is no fault. */
    void good() {
        lastGood = nanoTime.getAsLong();
    }

    /** @throws SourceException if there were only bad ones for too long */
    void bad(String why) throws SourceException {
        unsaid++;
        reason = why;
        long now = nanoTime.getAsLong();
        if (now - nextWarning >= 0) {
            nextWarning = now + INTERVAL;
            warn();
        }
        if (now - lastGood > patience) {
            throw new SourceException(device + " sends images that cannot be shown: " + why);
        }
    }

    private void warn() {
        LOG.warn("{}: {} that cannot be shown: {}", device, unsaid == 1 ? "an image" : unsaid + " images", reason);
        unsaid = 0;
    }

    /** Says what has not been said yet. */
    @Override
    public void close() {
        if (unsaid > 0) {
            warn();
        }
    }
}
