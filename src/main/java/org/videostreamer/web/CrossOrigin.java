package org.videostreamer.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.CorsHandler;
import java.util.List;
import java.util.Set;

/** Lets pages of other hosts read our answers where the configuration allows it. */
final class CrossOrigin {

    private static final int PREFLIGHT_SECONDS = 600;

    private CrossOrigin() {}

    static void allow(Router router, List<String> origins) {
        if (origins.isEmpty()) {
            return;
        }
        CorsHandler handler = CorsHandler.create()
                .allowedMethods(Set.of(
                        HttpMethod.GET, HttpMethod.OPTIONS, HttpMethod.POST, HttpMethod.DELETE, HttpMethod.PATCH))
                .allowedHeader("Content-Type")
                .exposedHeaders(Set.of(
                        "Location", "X-Frame-Number", "X-Frame-Time", "X-Frame-Age", "X-Frame-Size", "X-No-Signal"))
                .maxAgeSeconds(PREFLIGHT_SECONDS);
        if (!origins.contains("*")) {
            handler.addOrigins(origins);
        }
        router.route().handler(handler);
    }
}
