package org.videostreamer.output.webrtc;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts what was refused. Any thread. */
final class Refusals {

    private final AtomicLongArray counts = new AtomicLongArray(Refusal.values().length);

    void count(Refusal refusal) {
        counts.incrementAndGet(refusal.ordinal());
    }

    Map<Refusal, Long> all() {
        Map<Refusal, Long> all = new EnumMap<>(Refusal.class);
        for (Refusal refusal : Refusal.values()) {
            all.put(refusal, counts.get(refusal.ordinal()));
        }
        return all;
    }
}
