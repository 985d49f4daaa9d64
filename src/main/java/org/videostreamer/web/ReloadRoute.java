package org.videostreamer.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.videostreamer.stream.StreamChanges;

/**
 * {@code POST /api/reload} has the configuration file read anew; {@code GET} tells how that
 * went the last time.
 */
final class ReloadRoute {

    private static final String PATH = "/api/reload";

    private final Reloading reloading;
    private final Deferred deferred;

    ReloadRoute(Reloading reloading, Deferred deferred) {
        this.reloading = reloading;
        this.deferred = deferred;
    }

    void mount(GuardedRoutes routes) {
        routes.on(HttpMethod.POST, PATH, Need.CONTROL_ALL).handler(this::reload);
        routes.readable(PATH, Need.OVERSEE_ALL)
                .handler(context -> Answers.json(
                        context, reloading.last().map(ReloadRoute::json).orElseGet(JsonObject::new)));
    }

    private void reload(RoutingContext context) {
        Optional<String> refusal = reloading.refusal();
        if (refusal.isPresent()) {
            Errors.send(context, 409, "error", refusal.get());
        } else {
            deferred.then(context, reloading.ask(), done -> {
                context.response().setStatusCode(done.isDone() ? 200 : 422);
                Answers.json(context, json(done));
            });
        }
    }

    private static JsonObject json(Reload reload) {
        StreamChanges streams = reload.streams();
        ListenerChanges listeners = reload.listeners();
        return new JsonObject()
                .put("time", reload.time().toString())
                .put("done", reload.isDone())
                .put("errors", new JsonArray(reload.errors()))
                .put(
                        "streams",
                        new JsonObject()
                                .put("added", new JsonArray(streams.added()))
                                .put("changed", new JsonArray(streams.changed()))
                                .put("removed", new JsonArray(streams.removed())))
                .put(
                        "listeners",
                        new JsonObject()
                                .put("added", new JsonArray(listeners.added()))
                                .put("removed", new JsonArray(listeners.removed()))
                                .put("failed", new JsonArray(listeners.failed())))
                .put("needs_restart", new JsonArray(reload.needsRestart()));
    }
}
