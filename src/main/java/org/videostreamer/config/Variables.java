package org.videostreamer.config;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts environment variables into the texts of a file: <code>${NAME}</code> stands for the variable's value, and
 * <code>$${NAME}</code> for these characters themselves.
 *
 * @param environment the variables
 */
record Variables(Map<String, String> environment) {

    private static final Pattern REFERENCE = Pattern.compile("(\\$?)(\\$\\{([A-Za-z_][A-Za-z0-9_]*)})");

    /** A text of the file, or a broken node where a variable is missing. */
    Node text(Place place, String written, Problems problems) {
        Matcher reference = REFERENCE.matcher(written);
        StringBuilder text = new StringBuilder();
        boolean missing = false;
        while (reference.find()) {
            boolean literal = !reference.group(1).isEmpty();
            String name = reference.group(3);
            if (!literal && !environment.containsKey(name)) {
                problems.add(
                        place,
                        "there is no environment variable \"" + Kind.shown(name) + "\"; expected the name of one, or $"
                                + "${" + Kind.shown(name) + "} for the text itself");
                missing = true;
            }
            reference.appendReplacement(
                    text, Matcher.quoteReplacement(literal ? reference.group(2) : environment.getOrDefault(name, "")));
        }
        reference.appendTail(text);
        return missing ? new Node.Broken(place) : new Node.Text(place, text.toString(), written);
    }

    /** A text as a file has to have it. */
    static String escaped(String text) {
        return REFERENCE.matcher(text).replaceAll("\\$$0");
    }
}
