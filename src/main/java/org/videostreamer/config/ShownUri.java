package org.videostreamer.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URI as people may see it, put together anew from those of its parts that hold no secret. What cannot be taken apart
 * beyond doubt is not shown: too little is shown rather than too much.
 */
final class ShownUri {

    private static final String HIDDEN = "…";

    /** Scheme, what stands between {@code //} and the path, and all behind it (RFC 3986, appendix B). */
    private static final Pattern HIERARCHICAL =
            Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)(.*)", Pattern.DOTALL);

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*", Pattern.DOTALL);
    /** These name something at this machine, to which nobody logs in. */
    private static final Set<String> LOCAL = Set.of("file", "v4l2");

    private static final Pattern PORT_OF_NAME =
            Pattern.compile("^([^\\[:,]*):(?!\\d*(?:,[^:,]*:\\d*)*$).*", Pattern.DOTALL);

    private ShownUri() {}

    /** Whether it is beyond doubt where user and password end: every {@code @} stands before the path. */
    static boolean isClear(String uri) {
        Matcher parts = HIERARCHICAL.matcher(uri);
        if (LOCAL.contains(scheme(uri))) {
            return true;
        }
        return parts.matches() ? !parts.group(3).contains("@") : !uri.contains("@");
    }

    static String of(String uri) {
        if (!isClear(uri)) {
            String scheme = scheme(uri);
            return scheme.isEmpty() ? HIDDEN : scheme + ":" + HIDDEN;
        }
        Matcher parts = HIERARCHICAL.matcher(uri);
        if (!parts.matches()) {
            return hideIn(uri, !LOCAL.contains(scheme(uri)));
        }
        String scheme = parts.group(1).toLowerCase(Locale.ROOT);
        return parts.group(1) + "://" + host(parts.group(2), scheme) + hideIn(parts.group(3), !LOCAL.contains(scheme));
    }

    private static String scheme(String uri) {
        Matcher scheme = SCHEME.matcher(uri);
        return scheme.matches() ? scheme.group(1).toLowerCase(Locale.ROOT) : "";
    }

    /** Host and port alone. What stands in a port's place and is no number may be a password whose host was forgotten. */
    private static String host(String authority, String scheme) {
        String server = authority.substring(authority.lastIndexOf('@') + 1);
        return scheme.equals("pva") ? server : PORT_OF_NAME.matcher(server).replaceFirst("$1:" + HIDDEN);
    }

    /** @param folders whether the name of a folder may say that the next is a secret */
    private static String hideIn(String rest, boolean folders) {
        int query = rest.indexOf('?');
        int fragment = rest.indexOf('#');
        int pathEnd =
                query >= 0 && (fragment < 0 || query < fragment) ? query : fragment >= 0 ? fragment : rest.length();
        String path = rest.substring(0, pathEnd);
        String shownPath = folders ? SecretNames.hideInPath(path) : SecretNames.hideIn(path);
        if (!shownPath.equals(path) || pathEnd == rest.length()) {
            // A raw ? or # may belong to the secret.
            return shownPath;
        }
        if (rest.charAt(pathEnd) == '#') {
            return path + SecretNames.hideIn(rest.substring(pathEnd));
        }
        return path + "?" + hideInQuery(rest.substring(pathEnd + 1));
    }

    private static String hideInQuery(String query) {
        List<String> shown = new ArrayList<>();
        for (String parameter : query.split("&", -1)) {
            shown.add(SecretNames.hideIn(parameter));
        }
        return String.join("&", shown);
    }
}
