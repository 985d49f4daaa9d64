package org.videostreamer.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;
import org.videostreamer.frame.ServerClock;

/**
 * {@code GET /api/streams}: the streams of this listener; below it one of them by its name, and who watches it. {@code GET
 * /api/stream} tells of the one that is served without a name.
 */
final class StreamsRoutes {

    private final Supplier<ServedStreams> streams;
    private final StreamGate gate;
    private final Deferred deferred;

    StreamsRoutes(Supplier<ServedStreams> streams, StreamGate gate, Deferred deferred) {
        this.streams = streams;
        this.gate = gate;
        this.deferred = deferred;
    }

    void mount(Router router) {
        Readable.route(router, "/api/stream").handler(this::one);
        Readable.route(router, "/api/streams").handler(this::all);
        Readable.route(router, "/api/streams/:name").handler(this::one);
        Readable.route(router, "/api/streams/:name/viewers").handler(this::viewers);
    }

    private void one(RoutingContext context) {
        gate.stream(context).ifPresent(stream -> Answers.json(context, StreamJson.full(stream)));
    }

    private void all(RoutingContext context) {
        JsonArray all = new JsonArray();
        streams.get().all().forEach(stream -> all.add(StreamJson.brief(stream)));
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
