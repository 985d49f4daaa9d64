package org.videostreamer.web;

import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.videostreamer.config.ListenAddress;
import org.videostreamer.limits.Limit;

/** Serves an address, on one event loop; several of them share the port. */
final class Listener extends VerticleBase {

    private final OpenListener at;
    private final Shared shared;
    private Optional<ListenerRoutes> routes = Optional.empty();

    /** @param at what is served, and told which port is listened at */
    Listener(OpenListener at, Shared shared) {
        this.at = at;
        this.shared = shared;
    }

    @Override
    public Future<?> start() {
        ListenAddress address = at.config().address();
        HttpServer server = vertx.createHttpServer(options()).connectionHandler(shared.gate()::enter);
        serve(server);
        return server.listen(address.port(), address.host()).onSuccess(listening -> {
            at.tls().ifPresent(tls -> tls.serves(listening));
            at.listens(listening.actualPort());
        });
    }

    private void serve(HttpServer server) {
        if (at.config().redirectTo().isPresent()) {
            server.requestHandler(new RedirectRoute(at::config)::answer);
            return;
        }
        Executor loop = task -> context.runOnContext(now -> task.run());
        ListenerRoutes all = new ListenerRoutes(vertx, loop, at::served, shared);
        routes = Optional.of(all);
        server.invalidRequestHandler(all::refuse).requestHandler(all::answer);
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
        HttpServerOptions options = new HttpServerOptions()
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
        at.tls().map(ListenerTls::options).ifPresent(tls -> secure(options, tls));
        return options;
    }

    private static void secure(HttpServerOptions options, ServerSSLOptions tls) {
        options.setSsl(true)
                // Without it there is no HTTP/2, over which one lost packet would delay all streams of a page.
                .setUseAlpn(false)
                .setKeyCertOptions(tls.getKeyCertOptions())
                .setSslHandshakeTimeout(tls.getSslHandshakeTimeout())
                .setSslHandshakeTimeoutUnit(tls.getSslHandshakeTimeoutUnit());
    }
}
