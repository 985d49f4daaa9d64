package org.videostreamer.config;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the pictures come from: {@code test}, {@code test?size=640x480}, {@code http://camera/video}, ….
 *
 * @param text credentials and all; only sources look at it
 * @param shown for people to read: without user, password and what else could be a secret
 */
public record SourceUri(String text, String shown) {

    private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*):");
    private static final Pattern WORD = Pattern.compile("^([A-Za-z][A-Za-z0-9]*)(?:\\?.*)?$");
    /** A Tango device's name, {@code a/b/c}, alone or behind its database's address. */
    private static final Pattern DEVICE = Pattern.compile("^(?://[^/]+/)?[^/:?#]+/[^/:?#]+/[^/:?#]+(?:#.*)?$");

    /** What the user wrote. */
    public SourceUri(String text) {
        this(text, ShownUri.of(text));
    }

    /** The same, of which people read something else. */
    SourceUri shownAs(String other) {
        return new SourceUri(text, other);
    }

    /**
     * Reads a URI.
     *
     * @return empty if it is blank or no single line, or if an {@code @} stands where it leaves open what is a password
     *     and what is not: the raw {@code #} of {@code rtsp://me:20#24@camera/} ends the camera's name for programs, and
     *     then a part of the password stands where everybody may see it
     */
    public static Optional<SourceUri> parse(String text) {
        String uri = text.strip();
        boolean line = !uri.isEmpty() && uri.chars().noneMatch(Character::isISOControl);
        return line && ShownUri.isClear(uri) ? Optional.of(new SourceUri(uri)) : Optional.empty();
    }

    /**
     * The part before the colon, or the whole word of {@code test}-like names, lower case; {@code tango} for a bare
     * device name; empty if there is none.
     */
    public String scheme() {
        Matcher scheme = SCHEME.matcher(text);
        if (scheme.find()) {
            return scheme.group(1).toLowerCase(Locale.ROOT);
        }
        if (DEVICE.matcher(text).matches()) {
            return "tango";
        }
        Matcher word = WORD.matcher(text);
        return word.matches() ? word.group(1).toLowerCase(Locale.ROOT) : "";
    }

    /** The {@code key=value} pairs after the question mark, in order; a key without a value maps to an empty text. */
    public Map<String, String> parameters() {
        Map<String, String> all = new LinkedHashMap<>();
        int query = text.indexOf('?');
        if (query >= 0) {
            for (String pair : text.substring(query + 1).split("&")) {
                int equals = pair.indexOf('=');
                if (!pair.isEmpty()) {
                    all.put(
                            equals < 0 ? pair : pair.substring(0, equals),
                            equals < 0 ? "" : pair.substring(equals + 1));
                }
            }
        }
        return all;
    }

    /** What a message may tell of a part of it: what people see of it anyway, and of any other part nothing. */
    public String shown(String part) {
        return shown.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT)) ? part : "…";
    }

    @Override
    public String toString() {
        return shown;
    }
}
