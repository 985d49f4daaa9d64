package org.videostreamer.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Lines in a field of two axes, which both begin at zero. How they look is a matter of {@link SvgPlot}.
 *
 * @param name of the file, without its ending
 * @param title for people
 * @param across what the horizontal axis tells
 * @param up what the vertical axis tells
 * @param lines what is drawn
 */
public record Plot(String name, String title, String across, String up, List<Line> lines) {

    public Plot {
        lines = List.copyOf(lines);
    }

    /** A point of both axes. */
    public record Point(double across, double up) {}

    /**
     * A line.
     *
     * @param name what the legend calls it
     * @param points in the order in which they are joined
     */
    public record Line(String name, List<Point> points) {

        public Line {
            points = List.copyOf(points);
        }

        /** How values lie: at each percent the value that so many are not above. */
        static Line ofPercentiles(String name, List<Double> values) {
            return new Line(
                    name,
                    IntStream.rangeClosed(0, values.isEmpty() ? -1 : 100)
                            .mapToObj(percent -> new Point(percent, Numbers.percentile(values, percent / 100.0)))
                            .toList());
        }
    }

    /** One without lines. */
    public static Plot of(String name, String title, String across, String up) {
        return new Plot(name, title, across, up, List.of());
    }

    /** The same and one more line. */
    public Plot with(Line line) {
        List<Line> more = new ArrayList<>(lines);
        more.add(line);
        return new Plot(name, title, across, up, more);
    }

    /** The same and one more point at the end of the line of that name, which begins with it if there is none yet. */
    public Plot with(String line, double acrossValue, double upValue) {
        Point point = new Point(acrossValue, upValue);
        if (lines.stream().noneMatch(each -> each.name().equals(line))) {
            return with(new Line(line, List.of(point)));
        }
        return new Plot(
                name,
                title,
                across,
                up,
                lines.stream()
                        .map(each -> each.name().equals(line) ? longer(each, point) : each)
                        .toList());
    }

    private static Line longer(Line line, Point end) {
        List<Point> points = new ArrayList<>(line.points());
        points.add(end);
        return new Line(line.name(), points);
    }
}
