package org.videostreamer.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.videostreamer.access.LoginSession;
import org.videostreamer.config.Doorway;

/**
 * What is asked of a request beside the cookie that lets it in: browsers send cookies with what pages of others ask for, too,
 * as far as these are of the same site, which a page of another port of this host is.
 */
final class SessionDoor {

    /** In which our page shows what no other page can know, where it changes something. */
    static final String PROOF = "X-CSRF-Token";

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Supplier<Doorway> doorway;

    SessionDoor(Supplier<Doorway> doorway) {
        this.doorway = doorway;
    }

    /** Why a request is not to be let in by the cookie, in words for whoever made it; nothing where it is. */
    Optional<String> misuse(HttpServerRequest request, LoginSession session) {
        if (!READING.contains(request.method())) {
            return Optional.ofNullable(request.getHeader(PROOF))
                            .filter(session::isProvenBy)
                            .isPresent()
                    ? Optional.empty()
                    : Optional.of(PROOF + ": missing, or of another session; GET /api/session tells it");
        }
        if (opensWebSocket(request) && !isOfKnownPage(request)) {
            return Optional.of("Origin: missing, or of a page that may open no WebSocket by a cookie");
        }
        boolean visits = "navigate".equals(request.getHeader("Sec-Fetch-Mode"));
        return !visits && "cross-site".equals(request.getHeader("Sec-Fetch-Site"))
                ? Optional.of("a page of another site may not ask for this by a cookie")
                : Optional.empty();
    }

    /** Some programs offer other protocols in the same header, with any request. */
    private static boolean opensWebSocket(HttpServerRequest request) {
        return request.headers().getAll("Upgrade").stream()
                .anyMatch(protocol -> protocol.toLowerCase(Locale.ROOT).contains("websocket"));
    }

    /** Every browser says whose page opens a WebSocket. Where all may read answers, it is ours alone that does so by a cookie. */
    private boolean isOfKnownPage(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader("Origin"))
                .filter(origin -> OriginCheck.isOwn(request, origin)
                        || doorway.get().allowedOrigins().contains(origin.toLowerCase(Locale.ROOT)))
                .isPresent();
    }
}
