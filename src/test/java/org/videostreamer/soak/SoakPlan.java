package org.videostreamer.soak;

import java.nio.file.Path;

/**
 * What a soak does.
 *
 * @param rounds of turmoil, each with a calm at its end; a multiple of three
 * @param roundMillis how long the turmoil of a round lasts
 * @param settleMillis how long what ends has time to end before a calm is looked at
 * @param seed of all chance
 * @param program what is started
 * @param folder for the configuration and the log
 */
record SoakPlan(int rounds, long roundMillis, long settleMillis, long seed, Path program, Path folder) {

    /** Longer than cameras run for nobody, and pools keep what nobody uses. */
    private static final long SETTLE_MILLIS = 14_000;

    private static final int MOST_ROUNDS = 12;
    private static final int MINUTES_A_ROUND = 2;

    /** One of so many minutes: rounds of two minutes, twelve at most and three at least. */
    static SoakPlan ofMinutes(double minutes, long seed, Path program, Path folder) {
        int thirds = (int) Math.round(minutes / MINUTES_A_ROUND / 3);
        int rounds = Math.max(3, Math.min(MOST_ROUNDS, 3 * thirds));
        long millis = Math.max(1_000, Math.round(minutes * 60_000 / rounds) - SETTLE_MILLIS);
        return new SoakPlan(rounds, millis, SETTLE_MILLIS, seed, program, folder);
    }

    /** About a minute of it, for a test. */
    static SoakPlan shortForm(long seed, Path folder) {
        return new SoakPlan(3, 6_000, 1_000, seed, Path.of("video-streamer"), folder);
    }
}
