package org.videostreamer.source.http;

import java.nio.charset.StandardCharsets;
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
    private static final Pattern FIRST_PART =
            Pattern.compile("(?:^|\\n)-{2,}([^-\\s]\\S*)[ \\t]*\\r?\\n(?=(?i)content-)");

    private static final int MOST_DASHES = 8;

    private final byte[] name;

    private Boundary(String name) {
        this.name = name.getBytes(StandardCharsets.ISO_8859_1);
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

    /** The boundary that a stream uses whatever it announced: the line before its first {@code Content-…} header. */
    static Optional<Boundary> usedIn(byte[] bytes, int from, int to) {
        Matcher line = FIRST_PART.matcher(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
        return line.find() ? Optional.of(new Boundary(line.group(1))) : Optional.empty();
    }

    /** How many bytes at the end of those searched must be searched again when more have come. */
    int reach() {
        return name.length + MOST_DASHES;
    }

    /**
     * Looks for the first boundary line.
     *
     * @param start where a line starts; the boundary's dashes are here or later
     * @param from nothing before this index is looked at as the boundary's name
     * @param atLineStart whether it must follow a line end or be at {@code start}; else anything may stand before it
     * @return where its first dash is, or {@link #NONE}
     */
    int find(byte[] bytes, int start, int from, int to, boolean atLineStart) {
        if (name.length == 0) {
            return NONE;
        }
        byte first = name[0];
        for (int i = Math.max(from, start + 2); i + name.length < to; i++) {
            if (bytes[i] == first && bytes[i - 1] == '-' && bytes[i - 2] == '-' && endsAfter(bytes, i)) {
                int dash = firstDash(bytes, start, i - 2);
                if (!atLineStart || dash == start || bytes[dash - 1] == '\n') {
                    return dash;
                }
            }
        }
        return NONE;
    }

    private static int firstDash(byte[] bytes, int start, int dash) {
        int first = dash;
        while (first > start && bytes[first - 1] == '-') {
            first--;
        }
        return first;
    }

    private boolean endsAfter(byte[] bytes, int at) {
        for (int i = 1; i < name.length; i++) {
            if (bytes[at + i] != name[i]) {
                return false;
            }
        }
        byte next = bytes[at + name.length];
        return next == '\r' || next == '\n' || next == '-' || next == ' ' || next == '\t';
    }

    /**
     * Whether the line of a boundary says that no part follows.
     *
     * @param line where {@link #find} saw it
     * @param end where the line ends
     */
    boolean isClosing(byte[] bytes, int line, int end) {
        int at = line;
        while (bytes[at] == '-') {
            at++;
        }
        at += name.length;
        return at + 1 < end && bytes[at] == '-' && bytes[at + 1] == '-';
    }

    @Override
    public String toString() {
        return "--" + new String(name, StandardCharsets.ISO_8859_1);
    }
}
