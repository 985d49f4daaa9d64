package org.videostreamer.config;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the pictures come from: {@code test}, {@code test?size=640x480}, {@code http://camera/video}, ….
 *
 * @param text as the user wrote it, credentials and all; only sources look at it
 */
public record SourceUri(String text) {

    private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*):");
    private static final Pattern WORD = Pattern.compile("^([A-Za-z][A-Za-z0-9]*)(?:\\?.*)?$");
    /** A Tango device's name, {@code a/b/c}, alone or behind its database's address. */
    private static final Pattern DEVICE = Pattern.compile("^(?://[^/]+/)?[^/:?#]+/[^/:?#]+/[^/:?#]+(?:#.*)?$");

    /** The second form: a password with an unescaped slash, question mark or hash, which no port number is. */
    private static final Pattern USER_INFO = Pattern.compile("(?<=//)(?:[^/?#]*@|[^/?#@:\\[]*:(?!\\d*(?:[/?#]|$)).*@)");

    private static final Pattern SECRET = Pattern.compile(
            "(?i)([?&;](?:\\w*pas(?:s\\w*)?|\\w*pwd|\\w*token|\\w*key|secret|auth|sig(?:nature)?)=)[^&;#]*");

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

    /** For people to read: without user, password and the values of parameters that look like secrets. */
    @Override
    public String toString() {
        return SECRET.matcher(USER_INFO.matcher(text).replaceAll("")).replaceAll("$1…");
    }
}
