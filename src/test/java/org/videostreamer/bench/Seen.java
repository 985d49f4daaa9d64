package org.videostreamer.bench;

import java.util.List;

/**
 * What an audience saw.
 *
 * @param meanFps pictures a second, the mean of all viewers
 * @param leastFps of the viewer who saw fewest
 * @param longestMillis the longest that any viewer was without a new picture
 */
record Seen(double meanFps, double leastFps, double longestMillis) {

    static Seen by(List<Spectator> all, double seconds) {
        double mean = all.stream().mapToLong(Spectator::pictures).average().orElse(0);
        long least = all.stream().mapToLong(Spectator::pictures).min().orElse(0);
        long longest = all.stream().mapToLong(Spectator::longestNanos).max().orElse(0);
        return new Seen(mean / seconds, least / seconds, longest / 1e6);
    }
}
