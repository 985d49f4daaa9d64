package org.videostreamer.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.videostreamer.frame.ServerClock;

/**
 * {@code GET /api/streams}: the streams of this listener; below it one of them by its name, and who watches it. {@code GET
 * /api/stream} tells of the one that is served without a name.
 */
final class StreamsRoutes {

    private final StreamGate gate;
    private final Deferred deferred;

    StreamsRoutes(StreamGate gate, Deferred deferred) {
        this.gate = gate;
        this.deferred = deferred;
    }

    void mount(GuardedRoutes routes) {
        routes.readable("/api/stream", Need.VIEW).handler(this::one);
        routes.readable("/api/streams", Need.VIEW).handler(this::all);
        routes.readable("/api/streams/:name", Need.VIEW).handler(this::one);
        routes.readable("/api/streams/:name/viewers", Need.OVERSEE).handler(this::viewers);
    }

    private void one(RoutingContext context) {
        gate.stream(context).ifPresent(stream -> Answers.json(context, StreamJson.full(stream)));
    }

    private void all(RoutingContext context) {
        JsonArray all = new JsonArray();
        gate.seen(RouteGate.caller(context)).streams().forEach(stream -> all.add(StreamJson.brief(stream)));
        Answers.json(
                context,
                new JsonObject()
                        .put("streams", all)
                        .put("version", Version.TEXT)
                        .put("now", ServerClock.SYSTEM.nowMicros()));
    }

    private void viewers(RoutingContext context) {
        gate.stream(context)
                .ifPresent(stream -> deferred.then(context, stream.watchers(), watching -> {
                    JsonArray all = new JsonArray();
                    watching.forEach(viewer -> all.add(StreamJson.viewer(viewer)));
                    Answers.json(context, new JsonObject().put("viewers", all));
                }));
    }
}
