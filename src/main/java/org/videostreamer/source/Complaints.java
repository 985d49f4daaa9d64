package org.videostreamer.source;

import java.time.Duration;

/** Keeps a fault that repeats itself down to one log line a minute; a different fault is told at once. */
final class Complaints {

    private static final long AGAIN_AFTER = Duration.ofMinutes(1).toNanos();

    private CameraState last = CameraState.IDLE;
    private long saidAt;

    synchronized void say(CameraState fault, Runnable log) {
        long now = System.nanoTime();
        if (!fault.equals(last) || now - saidAt > AGAIN_AFTER) {
            last = fault;
            saidAt = now;
            log.run();
        }
    }

    synchronized void forget() {
        last = CameraState.IDLE;
    }
}
