package org.videostreamer.log;

import java.util.regex.Pattern;

/** Makes text that came from a peer fit for people to read in a log, a state, a page or a picture. */
public final class PeerText {

    /** Longer text is cut here, in UTF-16 units. */
    public static final int LONGEST = 300;

    private static final String CUT = "…";
    /** Control and format characters, line and paragraph separators, and halves of surrogate pairs. */
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]+");

    private PeerText() {}

    /**
     * The text on one line.
     *
     * @param text from anywhere, of any length
     * @return at most {@value #LONGEST} characters; what could move a cursor or end a line has become a space
     */
    public static String of(String text) {
        // Cut first: nobody shall make us look through megabytes.
        String start = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        String line = UNFIT.matcher(start).replaceAll(" ");
        return text.length() <= LONGEST ? line : line.substring(0, Math.min(line.length(), LONGEST - 1)) + CUT;
    }
}
