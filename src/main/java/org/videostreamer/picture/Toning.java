package org.videostreamer.picture;

import static org.bytedeco.opencv.global.opencv_core.CV_16UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.LUT;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_BINARY;
import static org.bytedeco.opencv.global.opencv_imgproc.threshold;

import java.nio.ShortBuffer;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.videostreamer.config.ColorMap;
import org.videostreamer.config.Tone;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.Region;
import org.videostreamer.frame.Size;
import org.videostreamer.measure.Span;

/**
 * Makes of samples what is seen: scaled first, so that as few as possible are worked on, then brought to shades, then
 * coloured. What is above the window is white, or what stands for white, also where it is infinite. What is no number and
 * what is marked has colours of its own, which no colour map has; where something is made smaller, a mark counts as soon as
 * there is one. One thread at a time.
 */
final class Toning {

    /** What is no number: pure green; blue, green, red. */
    static final int[] MISSING = {0, 255, 0};
    /** What is saturated, where that is marked: pure magenta. */
    static final int[] SATURATED = {255, 0, 255};

    private static final int LAST = 0xFFFF;
    /** Windows that are narrower have so few values that a table of them is exact and quick. */
    private static final int NARROW = 1024;
    /**
     * Windows that lie so many times their width away from zero have a table too: OpenCV's place of a sample in them would be
     * more than an integer of 32 bits holds, and white become black.
     */
    private static final int FAR = 1024;

    private final Tone tone;
    private Optional<byte[]> curve = Optional.empty();
    /** The last that were made: a window that stands still needs them once. */
    private Optional<WindowColors> colors = Optional.empty();

    private record WindowColors(Span window, ColorTable table) {}

    Toning(Tone tone) {
        this.tone = tone;
    }

    /**
     * The picture as it is seen.
     *
     * @param in BGR or any gray
     * @param part what of it is seen
     * @param size in which it is seen
     * @param window of the samples, with a width
     * @param top what saturated samples have at least
     * @return BGR or gray of 8 bits, which the caller owns
     */
    Pixels of(Pixels in, Region part, Size size, Span window, double top) {
        try (Steps steps = new Steps()) {
            Optional<Double> marked = tone.saturated() ? Optional.of(top) : Optional.empty();
            Levels levels = Levels.of(in, part, window, marked, steps);
            Pixels small = steps.add(Resizing.reduced(levels.pixels(), levels.part(), size));
            return marked(seen(small, levels, steps), levels, size, steps);
        }
    }

    private Pixels seen(Pixels small, Levels levels, Steps steps) {
        if (tone.colormap() != ColorMap.GRAY) {
            return colored(steps.add(Luma.of(small)), levels.window(), steps);
        }
        Pixels shades = steps.add(shades(small, levels.window()));
        boolean marks = levels.missing().isPresent() || levels.saturated().isPresent();
        return marks && shades.format().isGray() ? Palette.colored(shades, ColorMap.GRAY) : shades.retain();
    }

    private Pixels colored(Pixels gray, Span window, Steps steps) {
        // Of fewer pixels a table would take longer than the picture.
        return gray.format() == PixelFormat.GRAY16 && gray.size().area() > ColorTable.VALUES
                ? colors(window, gray.pool()).of(gray)
                : Palette.colored(steps.add(shades(gray, window)), tone.colormap());
    }

    private ColorTable colors(Span window, PixelsPool pool) {
        if (colors.filter(last -> last.window().equals(window)).isEmpty()) {
            colors = Optional.of(new WindowColors(window, made(window, pool)));
        }
        return colors.get().table();
    }

    /** By the same steps that would be taken with a picture, so that it is seen the same either way. */
    private ColorTable made(Span window, PixelsPool pool) {
        try (Steps steps = new Steps()) {
            Pixels all = steps.add(pool.make(PixelFormat.GRAY16, new Size(ColorTable.VALUES, 1), out -> {
                ShortBuffer samples = out.bytes().asShortBuffer();
                for (int value = 0; value < ColorTable.VALUES; value++) {
                    samples.put((short) value);
                }
            }));
            return new ColorTable(steps.add(Palette.colored(steps.add(shades(all, window)), tone.colormap())));
        }
    }

    private static Pixels marked(Pixels shown, Levels levels, Size size, Steps steps) {
        levels.saturated().ifPresent(marks -> mark(shown, marks, SATURATED, size, steps));
        levels.missing().ifPresent(marks -> mark(shown, marks, MISSING, size, steps));
        return shown;
    }

    private static void mark(Pixels shown, Pixels marks, int[] color, Size size, Steps steps) {
        Pixels small = steps.add(Resizing.reduced(marks, Region.all(marks.size()), size));
        if (small != marks) {
            threshold(small.mat(), small.mat(), 0, 0xFF, THRESH_BINARY);
        }
        try (BytePointer components = new BytePointer((byte) color[0], (byte) color[1], (byte) color[2]);
                Mat value = new Mat(3, 1, CV_8UC1, components)) {
            shown.mat().setTo(value, small.mat());
        }
    }

    private Pixels shades(Pixels in, Span window) {
        if (in.format() != PixelFormat.GRAY16) {
            return lookedUp(in, table(window, 0x100));
        }
        if (window.width() < NARROW || Math.abs(window.low()) > FAR * window.width()) {
            return lookedUp(in, table(window, LAST + 1));
        }
        if (tone.gamma() == 1) {
            return line(in, window);
        }
        if (curve.isEmpty()) {
            curve = Optional.of(table(new Span(0, LAST), LAST + 1));
        }
        if (window.equals(new Span(0, LAST))) {
            return lookedUp(in, curve.get());
        }
        Pixels places = places(in, window);
        try {
            return lookedUp(places, curve.get());
        } finally {
            places.release();
        }
    }

    private Pixels line(Pixels in, Span window) {
        double scale = 0xFF / window.width() * (tone.invert() ? -1 : 1);
        double black = tone.invert() ? 0xFF : 0;
        return in.pool().make(PixelFormat.GRAY8, in.size(), out -> in.mat()
                .convertTo(out.mat(), CV_8UC1, scale, black - window.low() * scale));
    }

    private static Pixels places(Pixels in, Span window) {
        double scale = LAST / window.width();
        return in.pool().make(PixelFormat.GRAY16, in.size(), out -> in.mat()
                .convertTo(out.mat(), CV_16UC1, scale, -window.low() * scale));
    }

    /** Each component as a table says that has an entry for each value. */
    private static Pixels lookedUp(Pixels in, byte[] table) {
        PixelFormat format = in.format().isGray() ? PixelFormat.GRAY8 : in.format();
        Pixels entries = in.pool().make(PixelFormat.GRAY8, new Size(table.length, 1), out -> out.bytes()
                .put(table));
        try {
            return in.pool().make(format, in.size(), out -> LUT(in.mat(), entries.mat(), out.mat()));
        } finally {
            entries.release();
        }
    }

    private byte[] table(Span window, int values) {
        byte[] table = new byte[values];
        for (int value = 0; value < values; value++) {
            table[value] = (byte) shade((value - window.low()) / window.width());
        }
        return table;
    }

    private int shade(double place) {
        double inside = Math.max(0, Math.min(1, place));
        double bent = tone.gamma() == 1 || inside == 0 || inside == 1 ? inside : Math.pow(inside, tone.gamma());
        int shade = (int) Math.round(0xFF * bent);
        return tone.invert() ? 0xFF - shade : shade;
    }
}
