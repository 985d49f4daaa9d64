package org.videostreamer.web;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.videostreamer.stream.StreamChanges;

/**
 * {@code POST /api/reload} has the configuration file read anew, for programs on this machine; {@code GET} tells how that
 * went the last time.
 */
final class ReloadRoute {

    private static final String PATH = "/api/reload";

    /** What a proxy adds for somebody else, and a browser for a page: both would come from this machine too. */
    private static final List<String> FOR_OTHERS =
            List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via", "Origin");

    private final Reloading reloading;
    private final Deferred deferred;

    ReloadRoute(Reloading reloading, Deferred deferred) {
        this.reloading = reloading;
        this.deferred = deferred;
    }

    void mount(Router router) {
        router.post(PATH).handler(this::reload);
        Readable.route(router, PATH)
                .handler(context -> Answers.json(
                        context, reloading.last().map(ReloadRoute::json).orElseGet(JsonObject::new)));
    }

    private void reload(RoutingContext context) {
        Optional<String> refusal = reloading.refusal();
        if (!isOwn(context.request())) {
            Errors.send(context, 403, "error", "only programs on this machine may ask for this, and no page or proxy");
        } else if (refusal.isPresent()) {
            Errors.send(context, 409, "error", refusal.get());
        } else {
            deferred.then(context, reloading.ask(), done -> {
                context.response().setStatusCode(done.isDone() ? 200 : 422);
                Answers.json(context, json(done));
            });
        }
    }

    private static boolean isOwn(HttpServerRequest request) {
        byte[] peer = address(request);
        try {
            return peer.length > 0
                    && InetAddress.getByAddress(peer).isLoopbackAddress()
                    && FOR_OTHERS.stream().noneMatch(request.headers()::contains);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static byte[] address(HttpServerRequest request) {
        return Optional.ofNullable(NetUtil.createByteArrayFromIpAddressString(
                        String.valueOf(request.remoteAddress().hostAddress())))
                .orElseGet(() -> new byte[0]);
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
