package org.videostreamer.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Code that stands in a document, to be tried as it is written there. */
public final class DocumentedCode {

    private DocumentedCode() {}

    /**
     * The first block of a language below a heading.
     *
     * @param document the document's path in the checkout
     * @param heading the heading's whole line
     */
    public static String below(String document, String heading, String language) {
        return first(document, heading, "(?ms)^```" + language + "\\n(.*?)^```$");
    }

    /** The first piece of code within a sentence below a heading that begins so. */
    public static String within(String document, String heading, String beginning) {
        return first(document, heading, "`(" + Pattern.quote(beginning) + "[^`]*)`");
    }

    private static String first(String document, String heading, String pattern) {
        try {
            String text = Files.readString(Path.of(document));
            int begin = text.indexOf("\n" + heading + "\n");
            Matcher found = Pattern.compile(pattern).matcher(text);
            if (begin < 0 || !found.find(begin)) {
                throw new AssertionError(document + " has nothing like that below " + heading);
            }
            return found.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
