package org.videostreamer.web;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** {@code GET /api/openapi.json}: all routes, for programs. */
final class OpenApiRoute {

    void mount(GuardedRoutes routes) {
        routes.readable("/api/openapi.json", Need.NOTHING).handler(context -> context.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-cache")
                .end(Buffer.buffer(document())));
    }

    private static byte[] document() {
        try (InputStream in = OpenApiRoute.class.getResourceAsStream("openapi.json")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
