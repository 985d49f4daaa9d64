package org.videostreamer.web;

import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What RFC 9725 4.3 asks of a session's address, which WHEP follows: its one entity tag, since its ICE session is never
 * another, and whether a fragment wants another.
 *
 * @param name of the session
 */
record WhepSession(String name) {

    private static final String ANY = "*";
    private static final Pattern UFRAG = Pattern.compile("^a=ice-ufrag:(\\S+)", Pattern.MULTILINE);

    /** The value of {@code ETag}. */
    String entityTag() {
        return "\"" + name + "\"";
    }

    /** Whether the request is for this session as it is, or does not say. */
    boolean isMeant(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader("If-Match"))
                .map(tags -> Stream.of(tags.split(","))
                        .map(String::strip)
                        .anyMatch(tag -> tag.equals(ANY) || tag.equals(entityTag())))
                .orElse(true);
    }

    /**
     * Whether a fragment (RFC 8840) asks for an ICE restart, as new credentials do.
     *
     * @param peerUfrag the viewer's name, as its offer told it
     */
    static boolean restartsIce(String fragment, String peerUfrag) {
        Matcher matcher = UFRAG.matcher(fragment);
        return matcher.find() && !matcher.group(1).equals(peerUfrag);
    }
}
