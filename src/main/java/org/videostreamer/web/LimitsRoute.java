package org.videostreamer.web;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;

/** {@code GET /api/limits}: how far peers may go, and how often one went that far, as JSON. */
final class LimitsRoute {

    private final Limits limits;

    LimitsRoute(Limits limits) {
        this.limits = limits;
    }

    void mount(GuardedRoutes routes) {
        routes.readable("/api/limits", Need.VIEW).handler(this::tell);
    }

    private void tell(RoutingContext context) {
        JsonObject answer = new JsonObject();
        for (Limit limit : Limit.values()) {
            answer.put(
                    limit.key(),
                    new JsonObject().put("limit", limits.of(limit)).put("reached", limits.timesReached(limit)));
        }
        Answers.json(context, answer);
    }
}
