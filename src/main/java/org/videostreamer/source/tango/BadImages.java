package org.videostreamer.source.tango;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.log.PeerText;
import org.videostreamer.log.RareWarning;
import org.videostreamer.source.SourceException;

/**
 * Counts images that cannot be shown and says so now and then. A device that sends nothing else for longer than the
 * stall timeout has failed, and the reason is what is wrong with its images. For one thread.
 */
final class BadImages implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BadImages.class);

    private final String device;
    private final long patience;
    private final LongSupplier nanoTime;
    private final RareWarning warning;
    private long lastGood;
    private String reason = "";

    BadImages(String device, Duration patience) {
        this(device, patience, System::nanoTime);
    }

    BadImages(String device, Duration patience, LongSupplier nanoTime) {
        this.device = device;
        this.patience = patience.toNanos();
        this.nanoTime = nanoTime;
        this.warning = new RareWarning(this::warn, nanoTime);
        this.lastGood = nanoTime.getAsLong();
    }

    /** An image was good, or there is none, which is no fault. */
    void good() {
        lastGood = nanoTime.getAsLong();
    }

    /** @throws SourceException if there were only bad ones for too long */
    void bad(String why) throws SourceException {
        reason = why;
        warning.add();
        if (nanoTime.getAsLong() - lastGood > patience) {
            throw new SourceException(device + " sends images that cannot be shown: " + why);
        }
    }

    private void warn(long count) {
        LOG.warn(
                "{}: {} that cannot be shown: {}",
                device,
                count == 1 ? "an image" : count + " images",
                PeerText.of(reason));
    }

    /** Says what has not been said yet. */
    @Override
    public void close() {
        warning.close();
    }
}
