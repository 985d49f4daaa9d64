package org.videostreamer.source.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What separates the parts of a multipart answer (RFC 2046, 5.1.1). Cameras announce {@code frame} or {@code --frame} and
 * write {@code --frame} or {@code ----frame}, so dashes in front do not count: two or more and the rest must match.
 */
final class Boundary {

    /** {@link #find} has seen none. */
    static final int NONE = -1;

    private static final Pattern PARAMETER = Pattern.compile("(?i);\\s*boundary\\s*=\\s*(?:\"([^\"]*)\"?|([^;\\s]*))");
    private static final Pattern LINE = Pattern.compile("-{2,}([^-\\s]\\S*)");
    /** A boundary that no line end separates from the header behind it. */
    private static final Pattern LINE_WITH_HEADER =
            Pattern.compile("(?i)-{2,}([^-\\s:]\\S*?)(?=content-(?:type|length)\\s*:)");

    /** How far behind a boundary the colon of a header is looked for that no line end separates from it. */
    private static final int MOST_OF_HEADER = 40;

    private final byte[] pattern;
    /** How far the pattern may be moved when a byte stands under its last place (Horspool's search). */
    private final int[] steps = new int[256];

    private Boundary(String name) {
        this.pattern = (name.isEmpty() ? "" : "--" + name).getBytes(StandardCharsets.ISO_8859_1);
        Arrays.fill(steps, pattern.length);
        for (int i = 0; i < pattern.length - 1; i++) {
            steps[pattern[i] & 0xFF] = pattern.length - 1 - i;
        }
    }

    /** The boundary that a Content-Type announces; one that never matches if it announces none. */
    static Boundary announcedBy(String contentType) {
        Matcher parameter = PARAMETER.matcher(contentType);
        if (!parameter.find()) {
            return new Boundary("");
        }
        String value = parameter.group(1) == null ? parameter.group(2) : parameter.group(1);
        return new Boundary(value.strip().replaceFirst("^-+", ""));
    }

    /**
     * The boundary that a stream uses whatever it announced.
     *
     * @param line two dashes and more in front of the first {@code Content-…} header, if there is such a line
     */
    static Optional<Boundary> usedIn(String line) {
        Matcher header = LINE_WITH_HEADER.matcher(line);
        if (header.lookingAt()) {
            return Optional.of(new Boundary(header.group(1)));
        }
        Matcher alone = LINE.matcher(line);
        return alone.matches() ? Optional.of(new Boundary(alone.group(1))) : Optional.empty();
    }

    /** How many bytes at the end of those searched must be searched again when more have come. */
    int reach() {
        return pattern.length + MOST_OF_HEADER;
    }

    /**
     * Looks for the first boundary line.
     *
     * @param start where a line starts; the boundary's dashes are here or later
     * @param from nothing before this index is looked at
     * @param atLineStart whether it must follow a line end or be at {@code start}; else anything may stand before it
     * @return where its first dash is, or {@link #NONE}
     */
    int find(ByteBuffer bytes, int start, int from, int to, boolean atLineStart) {
        int length = pattern.length;
        int last = length - 1;
        for (int i = Math.max(from, start); length > 0 && i + length <= to; i += steps[bytes.get(i + last) & 0xFF]) {
            if (matches(bytes, i) && endsAt(bytes, i + length, to)) {
                int dash = firstDash(bytes, start, i);
                if (!atLineStart || dash == start || bytes.get(dash - 1) == '\n') {
                    return dash;
                }
            }
        }
        return NONE;
    }

    /** Where in a line without its end the boundary's first dash is, or {@link #NONE}. */
    int findIn(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.ISO_8859_1);
        return find(ByteBuffer.wrap(bytes), 0, 0, bytes.length, false);
    }

    private boolean matches(ByteBuffer bytes, int at) {
        for (int i = pattern.length - 1; i >= 0; i--) {
            if (bytes.get(at + i) != pattern[i]) {
                return false;
            }
        }
        return true;
    }

    private static int firstDash(ByteBuffer bytes, int start, int dash) {
        int first = dash;
        while (first > start && bytes.get(first - 1) == '-') {
            first--;
        }
        return first;
    }

    /** Whether the boundary's name ends here: at white space, at a dash, or at a header. */
    private static boolean endsAt(ByteBuffer bytes, int at, int to) {
        if (at == to) {
            return false;
        }
        byte next = bytes.get(at);
        if (next == '\r' || next == '\n' || next == '-' || next == ' ' || next == '\t') {
            return true;
        }
        int most = Math.min(to, at + MOST_OF_HEADER);
        int colon = at;
        while (colon < most && isOfName(bytes.get(colon))) {
            colon++;
        }
        return colon > at && colon < most && bytes.get(colon) == ':';
    }

    private static boolean isOfName(byte character) {
        return character == '-'
                || character >= 'a' && character <= 'z'
                || character >= 'A' && character <= 'Z'
                || character >= '0' && character <= '9';
    }

    /**
     * What stands behind the boundary in its line.
     *
     * @param line from its first dash on
     */
    String behindIn(String line) {
        int name = 0;
        while (name < line.length() && line.charAt(name) == '-') {
            name++;
        }
        return line.substring(Math.min(line.length(), name + Math.max(0, pattern.length - 2)));
    }

    /** With its dashes, for messages. */
    @Override
    public String toString() {
        return pattern.length == 0 ? "--" : new String(pattern, StandardCharsets.ISO_8859_1);
    }
}
