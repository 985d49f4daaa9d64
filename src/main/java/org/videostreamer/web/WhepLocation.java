package org.videostreamer.web;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a WHEP session is, for who made it: an absolute path, because many players do not resolve others. It begins with
 * what a proxy has taken off the request's path, where the proxy tells that in {@code X-Forwarded-Prefix}.
 */
final class WhepLocation {

    private static final String HEADER = "X-Forwarded-Prefix";
    private static final int LONGEST_PREFIX = 256;
    /** Segments of a path (RFC 3986 3.3) that neither leave it nor name another host. */
    private static final Pattern PREFIX =
            Pattern.compile("(?:/(?!(?:\\.|%2[Ee]){1,2}(?:/|$))(?:[A-Za-z0-9._~!$&'()*+;=:@-]|%[0-9A-Fa-f]{2})+)*");

    private WhepLocation() {}

    /** The value of the header, for the answer to a request that made a session of that name. */
    static String of(RoutingContext context, String session) {
        return prefix(context.request()) + withoutSlash(context.normalizedPath()) + "/" + session;
    }

    /** Of several proxies, in the order of the path, where each tells its own; empty where it is no prefix. */
    private static String prefix(HttpServerRequest request) {
        String told = request.headers().getAll(HEADER).stream()
                .flatMap(values -> Stream.of(values.split(",")))
                .map(value -> withoutSlash(value.strip()))
                .collect(Collectors.joining());
        return told.length() <= LONGEST_PREFIX && PREFIX.matcher(told).matches() ? told : "";
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
