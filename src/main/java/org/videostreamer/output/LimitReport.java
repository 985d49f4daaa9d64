package org.videostreamer.output;

import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.log.RareWarning;

/** Counts each time that a viewer reaches a limit, and tells it, once a minute at most for each limit. Any thread. */
public final class LimitReport {

    private static final Logger LOG = LoggerFactory.getLogger(LimitReport.class);

    private final Limits limits;
    private final Map<Limit, RareWarning> warnings = new EnumMap<>(Limit.class);
    private String last = "";

    /** @param limits does the counting */
    public LimitReport(Limits limits) {
        this.limits = limits;
    }

    /** What is reported here. */
    public Limits limits() {
        return limits;
    }

    /**
     * A viewer has reached a limit.
     *
     * @param peer who, for the log
     */
    public synchronized void reached(Limit limit, String peer) {
        limits.reached(limit);
        last = peer;
        warnings.computeIfAbsent(limit, this::warning).add();
    }

    /** The same where it happens to everybody and nobody need look. */
    public void reachedAsUsual(Limit limit, String peer) {
        limits.reached(limit);
        LOG.debug("{}: {} of {}", peer, limit.key(), limits.of(limit));
    }

    private RareWarning warning(Limit limit) {
        return new RareWarning(
                count -> LOG.warn(
                        "limit {} of {} reached {}, last by {}: {}",
                        limit.key(),
                        limits.of(limit),
                        count == 1 ? "once" : count + " times",
                        last,
                        limit.answer()),
                System::nanoTime);
    }
}
