package org.videostreamer.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lets scripts of other hosts' pages read our answers where the configuration allows it. It only adds headers: what may
 * be read is decided by the browser, so nobody is ever refused here, least of all our own page, which sends its origin
 * too.
 */
final class CrossOrigin {

    private static final String ALL = "*";
    private static final String PREFLIGHT_SECONDS = "600";
    private static final String METHODS = "GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE";
    private static final String EXPOSED =
            "Accept-Post, Allow, Content-Length, Date, ETag, Link, Location, Retry-After, "
                    + "X-Clip-Pictures, X-Clip-Seconds, X-Clip-Time, "
                    + "X-Frame-Age, X-Frame-Cross-Hair, X-Frame-Detector, X-Frame-Number, X-Frame-Origin, X-Frame-Pixel-Size, "
                    + "X-Frame-Size, X-Frame-Time, X-No-Signal, X-Viewer";
    /** RFC 9110 section 5.6.2. */
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private final Supplier<List<String>> allowed;
    private final Supplier<Optional<String>> proxyHeader;

    /**
     * Allows what the configuration says.
     *
     * @param allowed tells what pages may send as their {@code Origin}, compared as text; {@code *} stands for any
     * @param proxyHeader tells in which header a trusted proxy names the user, if there is one: no page may send that, which
     *     could be in a browser beside the proxy
     */
    CrossOrigin(Supplier<List<String>> allowed, Supplier<Optional<String>> proxyHeader) {
        this.allowed = allowed;
        this.proxyHeader = proxyHeader;
    }

    void mount(Router router) {
        router.route().handler(context -> {
            List<String> origins = allowed.get();
            if (origins.isEmpty()) {
                context.next();
            } else {
                handle(context, origins);
            }
        });
    }

    private void handle(RoutingContext context, List<String> origins) {
        HttpServerRequest request = context.request();
        Optional<String> allowed =
                Optional.ofNullable(request.getHeader("Origin")).flatMap(origin -> allowed(origin, origins));
        HttpServerResponse response = context.response();
        if (!origins.contains(ALL)) {
            // A cache must not give one page's answer to another.
            response.putHeader("Vary", "Origin");
        }
        allowed.ifPresent(origin -> response.putHeader("Access-Control-Allow-Origin", origin));
        if (allowed.isPresent() && isPreflight(request)) {
            answerPreflight(request, response);
        } else {
            allowed.ifPresent(origin -> response.putHeader("Access-Control-Expose-Headers", EXPOSED));
            context.next();
        }
    }

    private static Optional<String> allowed(String origin, List<String> origins) {
        if (origins.contains(ALL)) {
            return Optional.of(ALL);
        }
        return origins.contains(origin.toLowerCase(Locale.ROOT)) ? Optional.of(origin) : Optional.empty();
    }

    private static boolean isPreflight(HttpServerRequest request) {
        return request.method() == HttpMethod.OPTIONS && request.headers().contains("Access-Control-Request-Method");
    }

    private void answerPreflight(HttpServerRequest request, HttpServerResponse response) {
        response.putHeader("Access-Control-Allow-Methods", METHODS)
                .putHeader("Access-Control-Max-Age", PREFLIGHT_SECONDS);
        String headers = tokens(request.getHeader("Access-Control-Request-Headers"));
        if (!headers.isEmpty()) {
            // Whatever a player sends: what we do not know is not looked at, and nothing is sent with the user's
            // cookies.
            response.putHeader("Access-Control-Allow-Headers", headers);
        }
        if ("true".equals(request.getHeader("Access-Control-Request-Private-Network"))) {
            response.putHeader("Access-Control-Allow-Private-Network", "true");
        }
        response.setStatusCode(204).end();
    }

    private String tokens(String list) {
        return Stream.ofNullable(list)
                .flatMap(text -> Stream.of(text.split(",")))
                .map(String::strip)
                .filter(TOKEN.asMatchPredicate())
                .filter(name -> proxyHeader.get().filter(name::equalsIgnoreCase).isEmpty())
                .collect(Collectors.joining(", "));
    }
}
