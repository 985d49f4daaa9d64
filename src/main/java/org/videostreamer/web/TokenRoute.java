package org.videostreamer.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.videostreamer.access.AccessControl;

/**
 * {@code POST /api/token}: a token of a minute for whoever asks, by which the address of an {@code <img>} or a WebSocket shows
 * who asks. On a listener's event loop.
 */
final class TokenRoute {

    private final AccessControl access;

    TokenRoute(AccessControl access) {
        this.access = access;
    }

    void mount(GuardedRoutes routes) {
        routes.on(HttpMethod.POST, "/api/token", Need.VIEW).handler(this::make);
    }

    private void make(RoutingContext context) {
        JsonObject answer = new JsonObject();
        access.pass(RouteGate.caller(context))
                .ifPresent(token -> answer.put("token", token).put("seconds", AccessControl.PASS_SECONDS));
        Answers.json(context, answer);
    }
}
