package org.videostreamer.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.videostreamer.config.Doorway;

/**
 * Refuses what pages of other hosts ask for that no browser keeps from them: WebSockets, and changes. Ours may always, and
 * those that the configuration lists; where it lists none, and nobody has to show who they are, all may, as in the Python
 * program. On a listener's event loop.
 */
final class OriginCheck {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Supplier<Doorway> doorway;
    private final BooleanSupplier open;

    /** @param open whether nobody has to show who they are */
    OriginCheck(Supplier<Doorway> doorway, BooleanSupplier open) {
        this.doorway = doorway;
        this.open = open;
    }

    void mount(Router router) {
        router.route().handler(context -> {
            if (mayCome(context.request())) {
                context.next();
            } else {
                Errors.send(
                        context,
                        403,
                        "error",
                        "Origin: a page of another host, which allowed_origins does not list, may not ask for this");
            }
        });
    }

    private boolean mayCome(HttpServerRequest request) {
        Doorway here = doorway.get();
        boolean anybody = open.getAsBoolean() && here.allowedOrigins().isEmpty();
        if (anybody || !isGuarded(request)) {
            return true;
        }
        String origin = request.getHeader("Origin");
        return origin == null || here.allows(origin) || isOwn(request, origin);
    }

    private static boolean isGuarded(HttpServerRequest request) {
        return !READING.contains(request.method()) || request.headers().contains("Upgrade");
    }

    /**
     * Whether it is the origin of our own page: a browser tells host and port of it as it tells where it asks. Where TLS is
     * spoken, a page that came without it under our name is whoever's on the way, unless a proxy tells that it leads so.
     */
    static boolean isOwn(HttpServerRequest request, String origin) {
        int end = origin.indexOf("://");
        boolean onlyByTls = request.isSSL() && !"http".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
        if (end < 0 || onlyByTls && !origin.substring(0, end).equalsIgnoreCase("https")) {
            return false;
        }
        String usualPort = origin.startsWith("https") ? ":443" : ":80";
        String page = plain(origin.substring(end + 3), usualPort);
        // No page of another host can send the second, nor the one above: browsers ask for leave before.
        return Stream.of("Host", "X-Forwarded-Host")
                .flatMap(name -> Optional.ofNullable(request.getHeader(name)).stream())
                .anyMatch(host -> plain(host.replaceFirst(",.*", ""), usualPort).equals(page));
    }

    private static String plain(String authority, String usualPort) {
        String lower = authority.strip().toLowerCase(Locale.ROOT);
        return lower.endsWith(usualPort) ? lower.substring(0, lower.length() - usualPort.length()) : lower;
    }
}
