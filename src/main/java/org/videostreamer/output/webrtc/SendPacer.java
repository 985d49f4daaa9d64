package org.videostreamer.output.webrtc;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets senders go on with large pictures, a part every few milliseconds. On the viewers' event loop. */
final class SendPacer {

    private static final Logger LOG = LoggerFactory.getLogger(SendPacer.class);
    private static final long EVERY_MILLIS = 4;

    private final ScheduledExecutorService loop;
    private final Set<RtpSender> busy = new LinkedHashSet<>();
    private boolean ticking;

    SendPacer(ScheduledExecutorService loop) {
        this.loop = loop;
    }

    /** Sends a part now, and the others as they are due. */
    void drain(RtpSender sender) {
        if (sender.drain()) {
            busy.add(sender);
            tickSoon();
        }
    }

    private void tickSoon() {
        if (!ticking) {
            ticking = true;
            loop.schedule(this::tick, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void tick() {
        ticking = false;
        busy.removeIf(sender -> !goesOn(sender));
        if (!busy.isEmpty()) {
            tickSoon();
        }
    }

    private static boolean goesOn(RtpSender sender) {
        try {
            return sender.drain();
        } catch (Throwable e) {
            // Its viewer is told by the next picture; the others go on.
            LOG.debug("a large picture was not sent whole", e);
            return false;
        }
    }

    /** The sender's viewer has left. */
    void forget(RtpSender sender) {
        busy.remove(sender);
    }
}
