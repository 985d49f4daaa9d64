package org.videostreamer.bench;

import java.util.List;
import java.util.Locale;
import org.videostreamer.bench.Plot.Line;
import org.videostreamer.bench.Plot.Point;

/**
 * Plots as SVG pictures. They have a background of their own, which follows the reader's wish for light or dark, so that
 * they can be read on pages of any colour.
 */
final class SvgPlot {

    private static final int WIDTH = 820;
    private static final int HEIGHT = 380;
    private static final int LEFT = 70;
    private static final int RIGHT = 520;
    private static final int TOP = 50;
    private static final int BOTTOM = 320;
    private static final int LEGEND = 540;
    private static final int LEGEND_LINE = 22;
    /** More points than these are a curve, which needs no marks. */
    private static final int MOST_MARKS = 20;

    /** Dark enough for white paper, light enough for a dark one. */
    private static final List<String> COLOURS =
            List.of("#3b82f6", "#dc2626", "#16a34a", "#d97706", "#a855f7", "#0d9488", "#db2777", "#64748b");

    /** So that lines can be told apart without their colours. */
    private static final List<String> DASHES = List.of("none", "9 4", "2 3");

    private static final String STYLE = """
            <style>
            .paper { fill: #ffffff } .text { fill: #1f2328 } .grid { stroke: #d8dee4 } .axis { stroke: #57606a }
            @media (prefers-color-scheme: dark) {
            .paper { fill: #0d1117 } .text { fill: #d1d7e0 } .grid { stroke: #30363d } .axis { stroke: #8b949e }
            }
            </style>
            """;

    private final Plot plot;
    private final Axis across;
    private final Axis up;
    private final StringBuilder out = new StringBuilder();

    private SvgPlot(Plot plot) {
        this.plot = plot;
        List<Point> points =
                plot.lines().stream().flatMap(line -> line.points().stream()).toList();
        this.across = Axis.upTo(points.stream().mapToDouble(Point::across).max().orElse(0));
        this.up = Axis.upTo(points.stream().mapToDouble(Point::up).max().orElse(0));
    }

    static String text(Plot plot) {
        SvgPlot svg = new SvgPlot(plot);
        svg.draw();
        return svg.out.toString();
    }

    private void draw() {
        add(
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' width='%d' height='%d' role='img'"
                        + " aria-label='%s' font-family='sans-serif' font-size='13'>",
                WIDTH, HEIGHT, WIDTH, HEIGHT, escaped(plot.title()));
        out.append(STYLE);
        add("<rect class='paper' width='%d' height='%d' rx='6'/>", WIDTH, HEIGHT);
        text(LEFT, TOP - 22, "start", "font-size='15' font-weight='bold'", plot.title());
        for (double value : across.values()) {
            add("<line class='grid' x1='%.1f' y1='%d' x2='%.1f' y2='%d'/>", x(value), TOP, x(value), BOTTOM);
            text(x(value), BOTTOM + 18, "middle", "", across.text(value));
        }
        for (double value : up.values()) {
            add("<line class='grid' x1='%d' y1='%.1f' x2='%d' y2='%.1f'/>", LEFT, y(value), RIGHT, y(value));
            text(LEFT - 8, y(value) + 4, "end", "", up.text(value));
        }
        add("<path class='axis' d='M%d %dV%dH%d' fill='none'/>", LEFT, TOP, BOTTOM, RIGHT);
        text((LEFT + RIGHT) / 2.0, BOTTOM + 42, "middle", "", plot.across());
        double middle = (TOP + BOTTOM) / 2.0;
        text(18, middle, "middle", String.format(Locale.ROOT, "transform='rotate(-90 18 %.1f)'", middle), plot.up());
        for (int number = 0; number < plot.lines().size(); number++) {
            line(plot.lines().get(number), number);
        }
        add("</svg>");
    }

    private void line(Line line, int number) {
        String colour = COLOURS.get(number % COLOURS.size());
        String style = String.format(
                "stroke='%s' stroke-width='2' stroke-dasharray='%s' fill='none'",
                colour, DASHES.get(number % DASHES.size()));
        StringBuilder way = new StringBuilder();
        for (Point point : line.points()) {
            way.append(way.length() == 0 ? "M" : "L")
                    .append(String.format(Locale.ROOT, "%.1f %.1f", x(point.across()), y(point.up())));
        }
        add("<path d='%s' %s/>", way, style);
        if (line.points().size() <= MOST_MARKS) {
            for (Point point : line.points()) {
                add("<circle cx='%.1f' cy='%.1f' r='3.5' fill='%s'/>", x(point.across()), y(point.up()), colour);
            }
        }
        int height = TOP + 10 + number * LEGEND_LINE;
        add("<path d='M%d %dh28' %s/>", LEGEND, height, style);
        text(LEGEND + 36, height + 4, "start", "", line.name());
    }

    private void text(double x, double y, String anchor, String more, String text) {
        add("<text class='text' x='%.1f' y='%.1f' text-anchor='%s' %s>%s</text>", x, y, anchor, more, escaped(text));
    }

    private void add(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private double x(double value) {
        return LEFT + value / across.end() * (RIGHT - LEFT);
    }

    private double y(double value) {
        return BOTTOM - value / up.end() * (BOTTOM - TOP);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;");
    }
}
