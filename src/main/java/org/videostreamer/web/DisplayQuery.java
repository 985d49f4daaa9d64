package org.videostreamer.web;

import io.vertx.core.MultiMap;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.Crop;
import org.videostreamer.config.Display;
import org.videostreamer.config.Kind;
import org.videostreamer.config.Kinds;
import org.videostreamer.config.PictureSize;
import org.videostreamer.config.RequestLimits;
import org.videostreamer.config.Scalar;
import org.videostreamer.config.StreamConfig;
import org.videostreamer.config.Tone;

/** How a query wants a stream to be shown, within what the stream allows; what it does not name is as everybody sees it. */
final class DisplayQuery {

    /** All that may be asked for. */
    static final List<String> KEYS = List.of(
            "size",
            "width",
            "height",
            "quality",
            "crop",
            "rotate",
            "flip",
            "fps",
            "window",
            "gamma",
            "colormap",
            "invert",
            "saturated");

    private static final double LEAST_FPS = 0.1;
    private static final List<String> TURNS = List.of("0", "90", "180", "270");
    private static final Scalar<Integer> TURN =
            Scalar.text("a turn", "0, 90, 180 or 270 degrees", text -> Optional.of(text)
                    .filter(TURNS::contains)
                    .map(Integer::valueOf));
    private static final List<String> FLIPS = List.of("none", "h", "v", "hv");
    private static final Scalar<String> FLIP = Scalar.text(
            "a way to flip", "h, v, hv or none", text -> Optional.of(text).filter(FLIPS::contains));

    /** A flag of a query. */
    static final Scalar<Boolean> YES = Scalar.text("a yes or no", "1 or 0", text -> Optional.of(text)
            .filter(List.of("0", "1")::contains)
            .map("1"::equals));

    private final MultiMap query;
    private final Display usual;
    private final RequestLimits limits;

    DisplayQuery(MultiMap query, StreamConfig stream) {
        this.query = query;
        this.usual = stream.display();
        this.limits = stream.requests();
    }

    /** What a query names of all that may be asked for. */
    static Map<String, String> named(MultiMap query) {
        Map<String, String> named = new LinkedHashMap<>();
        KEYS.stream().filter(query::contains).forEach(key -> named.put(key, query.get(key)));
        return named;
    }

    /**
     * Reads it.
     *
     * @throws ConfigException with the key, the value and what is allowed, in one line
     */
    Display display() throws ConfigException {
        Optional<PictureSize> size = size();
        Optional<Integer> quality = quality();
        Optional<Crop> crop = read("crop", Kinds.CROP);
        Optional<String> flip = read("flip", FLIP);
        return new Display(
                usual.format(),
                usual.formatChosen(),
                quality.orElse(usual.quality()),
                usual.bitrate(),
                // A part is asked for to see it in full, unless a size is asked for too.
                size.or(() -> crop.map(part -> PictureSize.OF_SOURCE)).orElse(usual.size()),
                crop.or(usual::crop),
                read("rotate", TURN).orElse(usual.rotate()),
                flip.map(how -> how.startsWith("h")).orElse(usual.hFlip()),
                flip.map(how -> how.endsWith("v")).orElse(usual.vFlip()),
                tone(),
                read("fps", rate(limits.maxFps())).orElse(usual.maxFps()),
                // What a camera sends as JPEG would keep its own quality.
                usual.reencode() || quality.isPresent());
    }

    private Tone tone() throws ConfigException {
        Tone tone = usual.tone();
        return new Tone(
                read("window", Kinds.WINDOW).or(tone::window),
                read("gamma", Kinds.GAMMA).map(BigDecimal::doubleValue).orElse(tone.gamma()),
                read("colormap", Kinds.COLORMAP).orElse(tone.colormap()),
                read("invert", YES).orElse(tone.invert()),
                read("saturated", YES).orElse(tone.saturated()));
    }

    private Optional<PictureSize> size() throws ConfigException {
        Optional<PictureSize> size = read("size", Kinds.SIZE);
        Optional<Integer> width = read("width", side(limits.maxWidth()));
        Optional<Integer> height = read("height", side(limits.maxHeight()));
        if (size.isEmpty()) {
            return width.isEmpty() && height.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new PictureSize(width.orElse(0), height.orElse(0)));
        }
        for (String key : List.of("width", "height")) {
            if (query.contains(key)) {
                throw new ConfigException(shown(key) + " stands beside size; expected only one of them");
            }
        }
        if (size.get().width() > limits.maxWidth() || size.get().height() > limits.maxHeight()) {
            throw new ConfigException(shown("size") + " is larger than may be asked for; expected at most "
                    + new PictureSize(limits.maxWidth(), limits.maxHeight()));
        }
        return size;
    }

    private static Scalar<Integer> side(int most) {
        return Scalar.text(
                "a side of a picture", "a whole number of pixels from 1 to " + most, text -> Optional.of(text)
                        .filter(digits -> digits.matches("[0-9]{1,6}"))
                        .map(Integer::valueOf)
                        .filter(side -> side >= 1 && side <= most));
    }

    private static Scalar<Double> rate(double most) {
        String number = BigDecimal.valueOf(most).stripTrailingZeros().toPlainString();
        return Scalar.text("a rate", "pictures a second from 0.1 to " + number, text -> Optional.of(text)
                .filter(digits -> digits.matches("[0-9]{1,6}(\\.[0-9]{1,20})?"))
                .map(Double::valueOf)
                .filter(fps -> fps >= LEAST_FPS && fps <= most));
    }

    private Optional<Integer> quality() throws ConfigException {
        Optional<Integer> quality = read("quality", Kinds.QUALITY);
        if (quality.filter(asked -> asked > 0 && asked < limits.bestQuality()).isPresent()) {
            throw new ConfigException(shown("quality") + " is better than may be asked for; expected "
                    + limits.bestQuality() + " to 31, or -1");
        }
        return quality;
    }

    private <T> Optional<T> read(String key, Scalar<T> kind) throws ConfigException {
        return new QueryValues(query).find(key, kind);
    }

    private String shown(String key) {
        return key + ": '" + Kind.shown(query.get(key)) + "'";
    }
}
