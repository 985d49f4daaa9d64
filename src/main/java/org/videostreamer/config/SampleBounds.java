package org.videostreamer.config;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which values a camera's samples take.
 *
 * @param lowest of no light
 * @param highest of too much light; more than the lowest
 */
public record SampleBounds(double lowest, double highest) {

    private static final String NUMBER = "\\s*-?[0-9]{1,20}(\\.[0-9]{1,20})?\\s*";
    private static final Pattern FORM = Pattern.compile(NUMBER + "," + NUMBER);

    /** Reads {@code lowest,highest}. */
    static Optional<SampleBounds> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        String[] ends = text.split(",");
        return Optional.of(new SampleBounds(Double.parseDouble(ends[0]), Double.parseDouble(ends[1])))
                .filter(bounds -> bounds.lowest < bounds.highest);
    }
}
