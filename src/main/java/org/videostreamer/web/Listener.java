package org.videostreamer.web;

import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServerOptions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.videostreamer.config.ListenAddress;
import org.videostreamer.limits.Limit;

/** Serves streams at an address, on one event loop; several of them share the port. */
final class Listener extends VerticleBase {

    private final ListenAddress address;
    private final Supplier<ServedStreams> streams;
    private final Shared shared;
    private final IntConsumer port;
    private Optional<ListenerRoutes> routes = Optional.empty();

    /** @param port takes the port that is listened at */
    Listener(ListenAddress address, Supplier<ServedStreams> streams, Shared shared, IntConsumer port) {
        this.address = address;
        this.streams = streams;
        this.shared = shared;
        this.port = port;
    }

    @Override
    public Future<?> start() {
        Executor loop = task -> context.runOnContext(now -> task.run());
        ListenerRoutes all = new ListenerRoutes(vertx, loop, streams, shared);
        routes = Optional.of(all);
        return vertx.createHttpServer(options())
                .connectionHandler(shared.gate()::enter)
                .invalidRequestHandler(all::refuse)
                .requestHandler(all::answer)
                .listen(address.port(), address.host())
                .onSuccess(server -> port.accept(server.actualPort()));
    }

    @Override
    public Future<?> stop() {
        return routes.<Future<?>>map(ListenerRoutes::endAll).orElseGet(Future::succeededFuture);
    }

    private HttpServerOptions options() {
        // What viewers say is short.
        int longestFrame = shared.limits().intOf(Limit.WEBSOCKET_FRAME_BYTES);
        int longestHead = shared.limits().intOf(Limit.REQUEST_HEADER_BYTES);
        // Pictures are compressed already: deflate would cost a core and save nothing.
        return new HttpServerOptions()
                .setTcpNoDelay(true)
                .setCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setRegisterWebSocketWriteHandlers(false)
                .setWebSocketClosingTimeout(0)
                // Players offer what they like, and browsers drop a server that chooses none: the first offered is it.
                .setWebSocketSubProtocols(List.of(WebSocketServerHandshaker.SUB_PROTOCOL_WILDCARD))
                .setMaxInitialLineLength(longestHead)
                .setMaxHeaderSize(longestHead)
                .setMaxWebSocketFrameSize(longestFrame)
                .setMaxWebSocketMessageSize(longestFrame)
                .setHttp2ClearTextEnabled(false);
    }
}
