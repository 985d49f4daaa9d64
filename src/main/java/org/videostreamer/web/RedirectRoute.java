package org.videostreamer.web;

import io.vertx.core.http.HttpServerRequest;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.videostreamer.config.ListenerConfig;

/** Leads whoever comes without TLS to the same place with it. On a listener's event loop. */
final class RedirectRoute {

    private static final int TEMPORARY = 307;
    private static final int USUAL_PORT = 443;
    /** What {@code Host} may say: nothing that could make another address of ours. */
    private static final Pattern HOST =
            Pattern.compile("([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");

    private final Supplier<ListenerConfig> config;

    /** @param config of the listener: where TLS is spoken, and by which names requests may call it */
    RedirectRoute(Supplier<ListenerConfig> config) {
        this.config = config;
    }

    void answer(HttpServerRequest request) {
        String named = request.getHeader("Host");
        Matcher host = HOST.matcher(named == null ? "" : named);
        String path = request.uri();
        boolean served = HostCheck.isServed(request, config.get().doorway().hosts());
        if (!served || !host.matches() || !path.startsWith("/")) {
            request.response()
                    .setStatusCode(400)
                    .putHeader("Content-Type", "application/json")
                    .putHeader("X-Content-Type-Options", "nosniff")
                    .end("{\"detail\":\"Bad Request\"}");
            return;
        }
        int to = config.get().redirectTo().orElseThrow();
        // Not for ever: what browsers have learnt of 308 they never ask again.
        request.response()
                .setStatusCode(TEMPORARY)
                .putHeader("Location", "https://" + host.group(1) + (to == USUAL_PORT ? "" : ":" + to) + path)
                .end();
    }
}
