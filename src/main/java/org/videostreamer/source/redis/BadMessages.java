package org.videostreamer.source.redis;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.log.PeerText;
import org.videostreamer.log.RareWarning;

/** Counts messages that hold no picture and says so now and then. For one thread. */
final class BadMessages implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BadMessages.class);

    private final String channel;
    private final RareWarning warning = new RareWarning(this::warn, System::nanoTime);
    private String lastReason = "";

    /** @param channel where they come from, for the log */
    BadMessages(String channel) {
        this.channel = channel;
    }

    void add(String reason) {
        lastReason = reason;
        warning.add();
    }

    private void warn(long count) {
        LOG.warn("{}: {} messages were skipped, the last because {}", channel, count, PeerText.of(lastReason));
    }

    /** Says what has not been said yet. */
    @Override
    public void close() {
        warning.close();
    }
}
