package org.videostreamer.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Leads people who have come to a page, and whom nobody knows, to where they can log in. */
final class LoginPage {

    static final String PATH = "/login";

    private LoginPage() {}

    /** Whether somebody goes to a page: what a page itself asks for, and what programs do, takes anything but a page. */
    static boolean isForPeople(HttpServerRequest request) {
        boolean reads = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
        String mode = request.getHeader("Sec-Fetch-Mode");
        return reads
                && Optional.ofNullable(request.getHeader("Accept"))
                        .filter(types -> types.contains("text/html"))
                        .isPresent()
                && (mode == null || mode.equals("navigate"));
    }

    /** Leads there, and tells where to go on from there. What stands behind a {@code #} browsers keep by themselves. */
    static void lead(RoutingContext context) {
        String path = context.request().path();
        // Relative, because a proxy may have put anything before our paths.
        int slashes = (int) path.chars().filter(sign -> sign == '/').count();
        String up = "../".repeat(Math.max(0, slashes - 1));
        String next = path.replaceFirst("^/", "") + query(context.request());
        String behind = next.isEmpty() ? "" : "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        context.response()
                .setStatusCode(302)
                .putHeader("Cache-Control", "no-store")
                .putHeader("Location", up + PATH.substring(1) + behind)
                .end();
    }

    /** Without a token: it has not let anybody in. */
    private static String query(HttpServerRequest request) {
        String kept = Stream.ofNullable(request.query())
                .flatMap(query -> Stream.of(query.split("&")))
                .filter(part -> !part.isEmpty() && !part.startsWith("token="))
                .collect(Collectors.joining("&"));
        return kept.isEmpty() ? "" : "?" + kept;
    }
}
