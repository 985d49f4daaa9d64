package org.videostreamer.config;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts environment variables into the texts of one file: <code>${NAME}</code> stands for the variable's value, and
 * <code>$${NAME}</code> for these characters themselves.
 */
final class Variables {

    /** As many as the file itself may have: a short name can stand for a long value, and stand there thousands of times. */
    private static final int MOST_INSERTED = 1_048_576;

    private static final Pattern REFERENCE = Pattern.compile("(\\$?)(\\$\\{([A-Za-z_][A-Za-z0-9_]*)})");

    private final Map<String, String> environment;
    private long inserted;
    private boolean tooMuchIsTold;

    /** @param environment the variables */
    Variables(Map<String, String> environment) {
        this.environment = environment;
    }

    /** A text of the file, or a broken node where a variable is missing or the file gets too long. */
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
            String value = literal ? reference.group(2) : environment.getOrDefault(name, "");
            inserted += value.length();
            if (inserted > MOST_INSERTED) {
                return tooMuch(place, problems);
            }
            reference.appendReplacement(text, Matcher.quoteReplacement(value));
        }
        reference.appendTail(text);
        return missing ? new Node.Broken(place) : new Node.Text(place, text.toString(), written);
    }

    private Node tooMuch(Place place, Problems problems) {
        if (!tooMuchIsTold) {
            tooMuchIsTold = true;
            problems.add(
                    place,
                    "from here on the variables of the file have more than " + MOST_INSERTED
                            + " characters together; expected shorter or fewer ones");
        }
        return new Node.Broken(place);
    }

    /** A text as a file has to have it. */
    static String escaped(String text) {
        return REFERENCE.matcher(text).replaceAll("\\$$0");
    }
}
