package org.videostreamer.picture;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.videostreamer.config.Tone;
import org.videostreamer.config.ToneWindow;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Pixels;
import org.videostreamer.measure.Percentiles;
import org.videostreamer.measure.Span;

/**
 * The windows that follow a stream's pictures, the same for all who ask for the same percentiles. Each goes within about a
 * second to where the samples are; at once with the first picture, after a pause, and where samples of another type come.
 * What is less than a fiftieth of its width is noise, which it does not follow. A picture is looked at once. Any thread.
 */
public final class AutoWindows {

    /** Of different percentiles; who asks for more begins anew each time. */
    private static final int MOST = 16;
    /** In this time it comes two thirds nearer. */
    private static final double EASE_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final Span SHADES = new Span(0, 255);
    private static final double NOISE = 0.02;

    /** Made for the first picture: most streams never have one that needs it. */
    private Optional<Percentiles> percentiles = Optional.empty();

    private Optional<Frame> seen = Optional.empty();
    private final Map<ToneWindow.Auto, Eased> windows = new LinkedHashMap<>(MOST, 0.75f, true);

    /** @param format of the samples that it was made for */
    private record Eased(Span window, long at, PixelFormat format) {}

    /** No picture was seen yet. */
    public AutoWindows() {
        // all is there
    }

    /**
     * The window of a picture in a tone. Without one that is told, all of 8 bits, and the usual percentiles of whatever has
     * more.
     *
     * @throws org.videostreamer.frame.PictureException if the frame cannot be decoded
     */
    public Span of(Frame frame, Tone tone) {
        Optional<ToneWindow> told = tone.window();
        if (told.isEmpty() && !frame.isDeep()) {
            return SHADES;
        }
        ToneWindow window = told.orElse(ToneWindow.Auto.USUAL);
        if (window instanceof ToneWindow.Fixed fixed) {
            return new Span(fixed.low(), fixed.high());
        }
        return following(frame, (ToneWindow.Auto) window);
    }

    private synchronized Span following(Frame frame, ToneWindow.Auto wanted) {
        Pixels samples = frame.isDeep() ? frame.samples() : frame.pixels();
        Optional<Eased> last = Optional.ofNullable(windows.get(wanted));
        long now = frame.times().arrivedNanos();
        if (last.filter(before -> now - before.at() <= 0).isPresent()) {
            // One who is late sees it as the others see the newest.
            return last.get().window();
        }
        Span target = look(frame, samples)
                .between(wanted.low(), wanted.high())
                .map(AutoWindows::wide)
                .orElse(new Span(0, 1));
        Span next = last.filter(before -> before.format() == samples.format() && now - before.at() < PAUSE_NANOS)
                .map(before -> eased(before.window(), target, now - before.at()))
                .orElse(target);
        windows.put(wanted, new Eased(next, now, samples.format()));
        if (windows.size() > MOST) {
            windows.remove(windows.keySet().iterator().next());
        }
        return next;
    }

    private Percentiles look(Frame frame, Pixels samples) {
        if (percentiles.isEmpty()) {
            percentiles = Optional.of(new Percentiles());
        }
        if (seen.filter(same -> same == frame).isEmpty()) {
            percentiles.get().look(samples);
            seen = Optional.of(frame);
        }
        return percentiles.get();
    }

    /** How many are kept. */
    synchronized int size() {
        return windows.size();
    }

    /** Where all samples are the same: zero is black, and what is above it white. */
    private static Span wide(Span found) {
        if (found.width() > 0) {
            return found;
        }
        double value = found.low();
        return value == 0 ? new Span(0, 1) : new Span(Math.min(0, value), Math.max(0, value));
    }

    private static Span eased(Span from, Span to, long nanos) {
        double part = 1 - Math.exp(-nanos / EASE_NANOS);
        double noise = NOISE * Math.min(from.width(), to.width());
        return new Span(eased(from.low(), to.low(), part, noise), eased(from.high(), to.high(), part, noise));
    }

    private static double eased(double from, double to, double part, double noise) {
        return Math.abs(to - from) <= noise ? from : from + (to - from) * part;
    }
}
