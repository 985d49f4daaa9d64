package org.videostreamer.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Markdown document that holds tables between markers, {@code <!-- bench NAME -->} and {@code <!-- end -->}, which are
 * comments for its readers.
 *
 * @param text all of it
 */
record MarkedDocument(String text) {

    boolean hasPlaceFor(String name) {
        return place(name).matcher(text).find();
    }

    /** The same with another text between the markers of that name; the same where it has no such markers. */
    MarkedDocument with(String name, String block) {
        String between = Matcher.quoteReplacement("\n" + block + "\n");
        return new MarkedDocument(place(name).matcher(text).replaceAll("$1" + between + "$2"));
    }

    private static Pattern place(String name) {
        return Pattern.compile("(?s)(<!-- bench " + Pattern.quote(name) + " -->\n).*?(<!-- end -->)");
    }
}
