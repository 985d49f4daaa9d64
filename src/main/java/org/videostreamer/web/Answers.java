package org.videostreamer.web;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Answers that tell how things are at the moment. */
final class Answers {

    private Answers() {}

    /** Tells it as JSON that nobody keeps. */
    static void json(RoutingContext context, JsonObject answer) {
        context.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(answer.encode());
    }
}
