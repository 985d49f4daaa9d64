package org.videostreamer.web;

import io.netty.channel.Channel;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.videostreamer.access.Caller;
import org.videostreamer.output.ConnectionChannel;
import org.videostreamer.output.OpenViewers;
import org.videostreamer.output.tiles.TilePage;
import org.videostreamer.stream.Stream;

/** {@code /api/tiles}: small pictures of many streams over one WebSocket. On a listener's event loop. */
final class TilesRoute {

    private final Vertx vertx;
    private final StreamGate gate;
    private final OpenViewers viewers;

    TilesRoute(Vertx vertx, StreamGate gate, OpenViewers viewers) {
        this.vertx = vertx;
        this.gate = gate;
        this.viewers = viewers;
    }

    void mount(GuardedRoutes routes) {
        routes.readable("/api/tiles", Need.VIEW).handler(this::serve);
    }

    private void serve(RoutingContext context) {
        if (!"websocket".equalsIgnoreCase(context.request().getHeader("Upgrade"))) {
            Errors.send(context, 426, "detail", "this is a WebSocket");
            return;
        }
        Caller caller = RouteGate.caller(context);
        Channel channel = ConnectionChannel.of(context.request().connection());
        context.request()
                .toWebSocket()
                .onSuccess(socket -> TilePage.serve(vertx, socket, channel, viewers, name -> find(caller, name)))
                .onFailure(refused -> Errors.send(context, 400, "detail", "the WebSocket handshake is not valid"));
    }

    /** An empty name is none here, where a stream is named among others. */
    private Optional<Stream> find(Caller caller, String name) {
        return name.isEmpty() ? Optional.empty() : gate.seen(caller).find(name);
    }
}
