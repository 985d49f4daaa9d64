package org.videostreamer.log;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes text that came from a peer fit for people to read in a log, a state, a page or a picture. */
public final class PeerText {

    /** Longer text is cut here, in UTF-16 units. */
    public static final int LONGEST = 300;

    private static final String CUT = "…";
    /**
     * Control and format characters, line and paragraph separators, and halves of surrogate pairs; not the two joiners,
     * without which some languages cannot be written.
     */
    private static final Pattern UNFIT =
            Pattern.compile("[[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]&&[^\\x{200C}\\x{200D}]]+");

    private PeerText() {}

    /**
     * The text on one line.
     *
     * @param text from anywhere, of any length
     * @return at most {@value #LONGEST} characters; what could move a cursor or end a line has become a space
     */
    public static String of(String text) {
        // Cut first: nobody shall make us look through megabytes; half a character at the cut is unfit too.
        boolean whole = text.length() <= LONGEST;
        String line = UNFIT.matcher(whole ? text : text.substring(0, LONGEST - CUT.length()))
                .replaceAll(" ");
        return whole ? line : line + CUT;
    }

    /** The first character, such as {@code U+202E}, that could move a cursor, end a line, or turn around what follows. */
    public static Optional<String> unfitIn(String text) {
        return UNFIT.matcher(text)
                .results()
                .findFirst()
                .map(found -> String.format(Locale.ROOT, "U+%04X", text.codePointAt(found.start())));
    }
}
