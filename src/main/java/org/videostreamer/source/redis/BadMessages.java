package org.videostreamer.source.redis;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts messages that hold no picture and says so at once, then at most once a minute: a warning a message would fill
 * disks. One thread.
 */
final class BadMessages implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BadMessages.class);
    private static final long INTERVAL = Duration.ofMinutes(1).toNanos();

    private final String channel;
    private long nextWarning = System.nanoTime();
    private long count;
    private String lastReason = "";

    /** @param channel where they come from, for the log */
    BadMessages(String channel) {
        this.channel = channel;
    }

    void add(String reason) {
        count++;
        lastReason = reason;
        long now = System.nanoTime();
        if (now - nextWarning >= 0) {
            nextWarning = now + INTERVAL;
            warn();
        }
    }

    private void warn() {
        LOG.warn("{}: {} messages were skipped, the last because {}", channel, count, lastReason);
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
