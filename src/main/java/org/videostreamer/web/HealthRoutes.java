package org.videostreamer.web;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** {@code GET /health/live} and {@code /health/ready}, for supervisors: status 200 or 503, and JSON. */
final class HealthRoutes {

    private final Health health;
    private final Deferred deferred;

    HealthRoutes(Health health, Deferred deferred) {
        this.health = health;
        this.deferred = deferred;
    }

    void mount(GuardedRoutes routes) {
        routes.readable("/health/live", Need.NOTHING)
                .handler(context -> deferred.then(
                        context,
                        health.isAlive(),
                        alive -> tell(context, alive, "the thread of the streams does not answer")));
        routes.readable("/health/ready", Need.NOTHING)
                .handler(context -> tell(context, health.isReady(), "not all addresses are listened at"));
    }

    private static void tell(RoutingContext context, boolean up, String reason) {
        context.response().setStatusCode(up ? 200 : 503);
        Answers.json(
                context,
                up
                        ? new JsonObject().put("status", "up")
                        : new JsonObject().put("status", "down").put("reason", reason));
    }
}
