package org.videostreamer.bench;

import java.util.List;

/**
 * What the viewers saw.
 *
 * @param meanFps pictures a second, the mean of all viewers
 * @param leastFps of the viewer who saw fewest
 * @param longestMillis the longest that any viewer was without a new picture
 */
record ViewersResult(double meanFps, double leastFps, double longestMillis) {

    static ViewersResult by(List<ViewerPace> all, double seconds) {
        double mean = all.stream().mapToLong(ViewerPace::pictures).average().orElse(0);
        long least = all.stream().mapToLong(ViewerPace::pictures).min().orElse(0);
        long longest = all.stream().mapToLong(ViewerPace::longestNanos).max().orElse(0);
        return new ViewersResult(mean / seconds, least / seconds, longest / 1e6);
    }
}
