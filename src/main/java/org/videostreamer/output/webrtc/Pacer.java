package org.videostreamer.output.webrtc;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Lets senders go on with large pictures, a part every few milliseconds. On the viewers' event loop. */
final class Pacer {

    private static final long EVERY_MILLIS = 4;

    private final ScheduledExecutorService loop;
    private final Set<RtpSender> busy = new LinkedHashSet<>();
    private boolean ticking;

    Pacer(ScheduledExecutorService loop) {
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
        busy.removeIf(sender -> !sender.drain());
        if (!busy.isEmpty()) {
            tickSoon();
        }
    }

    /** The sender's viewer has left. */
    void forget(RtpSender sender) {
        busy.remove(sender);
    }
}
