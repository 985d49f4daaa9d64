package org.videostreamer.web;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers that say what was wrong, as JSON. */
final class Errors {

    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    private Errors() {}

    static void mount(Router router) {
        router.errorHandler(404, context -> send(context, 404, "detail", "Not Found"));
        router.errorHandler(405, context -> send(context, 405, "detail", "Method Not Allowed"));
        router.errorHandler(413, context -> send(context, 413, "detail", "Content Too Large"));
        router.errorHandler(400, context -> send(context, 400, "detail", "Bad Request"));
        router.errorHandler(500, context -> {
            LOG.debug("{} failed", context.request().path(), context.failure());
            send(context, 500, "detail", "Internal Server Error");
        });
    }

    static void send(RoutingContext context, int status, String key, String text) {
        if (!context.response().headWritten()) {
            context.response()
                    .setStatusCode(status)
                    .putHeader("Content-Type", "application/json")
                    .end(new JsonObject().put(key, text).encode());
        }
    }
}
