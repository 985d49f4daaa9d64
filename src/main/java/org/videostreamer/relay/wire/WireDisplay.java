package org.videostreamer.relay.wire;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.videostreamer.config.ColorMap;
import org.videostreamer.config.Crop;
import org.videostreamer.config.Display;
import org.videostreamer.config.OutputFormat;
import org.videostreamer.config.PictureSize;
import org.videostreamer.config.RequestLimits;
import org.videostreamer.config.Tone;
import org.videostreamer.config.ToneWindow;

/** How messages tell how pictures are shown, and how far others may ask for them to be shown otherwise. */
final class WireDisplay {

    private static final Set<Integer> TURNS = Set.of(0, 90, 180, 270);
    private static final int NONE = -1;
    private static final int MOST = Integer.MAX_VALUE;
    private static final int WORST_QUALITY = 31;
    private static final double MOST_FPS = 1_000;
    private static final double LEAST_GAMMA = 0.1;
    private static final double MOST_GAMMA = 10;

    private WireDisplay() {}

    static void write(WireWriter out, Display display) {
        out.text(display.format().name())
                .flag(display.formatChosen())
                .byteNumber(display.quality())
                .number(display.bitrate().orElse(NONE))
                .number(display.size().width())
                .number(display.size().height())
                .optional(display.crop(), WireDisplay::write)
                .shortNumber(display.rotate())
                .flag(display.hFlip())
                .flag(display.vFlip())
                .optional(display.tone().window(), (to, window) -> to.text(window.toString()))
                .real(display.tone().gamma())
                .text(display.tone().colormap().name())
                .flag(display.tone().invert())
                .flag(display.tone().saturated())
                .real(display.maxFps())
                .flag(display.reencode());
    }

    private static void write(WireWriter out, Crop crop) {
        out.number(crop.x()).number(crop.y()).number(crop.width()).number(crop.height());
    }

    static Display read(WireReader in) throws WireException {
        return new Display(
                format(in),
                in.flag(),
                quality(in),
                count(in),
                new PictureSize(side(in, 0), side(in, 0)),
                in.optional(each -> new Crop(side(each, 0), side(each, 0), side(each, 1), side(each, 1))),
                turn(in),
                in.flag(),
                in.flag(),
                new Tone(
                        in.optional(WireDisplay::window),
                        in.real(LEAST_GAMMA, MOST_GAMMA),
                        colormap(in),
                        in.flag(),
                        in.flag()),
                in.real(0, MOST_FPS),
                in.flag());
    }

    static void write(WireWriter out, RequestLimits limits) {
        out.number(limits.maxWidth())
                .number(limits.maxHeight())
                .byteNumber(limits.bestQuality())
                .real(limits.maxFps())
                .number(limits.renditions().orElse(NONE));
    }

    static RequestLimits limits(WireReader in) throws WireException {
        return new RequestLimits(side(in, 1), side(in, 1), quality(in), in.real(0, MOST_FPS), count(in));
    }

    static OutputFormat format(WireReader in) throws WireException {
        String name = in.text();
        return OutputFormat.parse(name).orElseThrow(() -> new WireException("it names an unknown format"));
    }

    private static int quality(WireReader in) throws WireException {
        int quality = in.signedByte();
        if (quality != Display.ADAPTIVE_QUALITY && (quality < 1 || quality > WORST_QUALITY)) {
            throw new WireException("it has the quality " + quality);
        }
        return quality;
    }

    private static OptionalInt count(WireReader in) throws WireException {
        int number = in.number(NONE, MOST);
        return number == NONE ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private static int side(WireReader in, int least) throws WireException {
        return in.number(least, PictureSize.LARGEST);
    }

    private static int turn(WireReader in) throws WireException {
        int degrees = in.unsignedShort();
        if (!TURNS.contains(degrees)) {
            throw new WireException("it has a turn of " + degrees + " degrees");
        }
        return degrees;
    }

    private static ToneWindow window(WireReader in) throws WireException {
        Optional<ToneWindow> window = ToneWindow.parse(in.text());
        return window.orElseThrow(() -> new WireException("it has a window of samples that is none"));
    }

    private static ColorMap colormap(WireReader in) throws WireException {
        String name = in.text();
        return Stream.of(ColorMap.values())
                .filter(map -> map.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new WireException("it names an unknown colour map"));
    }
}
