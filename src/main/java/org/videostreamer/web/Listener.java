package org.videostreamer.web;

import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.videostreamer.config.ListenAddress;
import org.videostreamer.config.ListenerConfig;
import org.videostreamer.limits.Limit;
import org.videostreamer.output.webrtc.WebRtcOutput;
import org.videostreamer.stream.Stream;

/** Serves one stream at its address, on one event loop; several of them share the port. */
final class Listener extends VerticleBase {

    private final ListenerConfig config;
    private final Stream stream;
    private final WebRtcOutput webrtc;
    private final SharedLimits bounds;
    private final PageFiles page;
    private final AtomicInteger port;
    private Optional<StreamRoutes> routes = Optional.empty();

    Listener(
            ListenerConfig config,
            Stream stream,
            WebRtcOutput webrtc,
            SharedLimits bounds,
            PageFiles page,
            AtomicInteger port) {
        this.config = config;
        this.stream = stream;
        this.webrtc = webrtc;
        this.bounds = bounds;
        this.page = page;
        this.port = port;
    }

    @Override
    public Future<?> start() {
        Executor loop = task -> context.runOnContext(now -> task.run());
        Router router = Router.router(vertx);
        Errors errors = new Errors(bounds.report());
        new CrossOrigin(config.allowedOrigins()).mount(router);
        errors.mountFirst(router);
        StreamRoutes watching = new StreamRoutes(vertx, stream, loop, bounds.snapshots(), bounds.report());
        watching.mount(router);
        routes = Optional.of(watching);
        Deferred deferred = new Deferred(loop);
        new WebRtcRoutes(stream, webrtc, deferred, bounds.report()).mount(router);
        new WebRtcStatusRoutes(webrtc, deferred).mount(router);
        new StatusRoute(stream).mount(router);
        new LimitsRoute(bounds.limits()).mount(router);
        new SchemaRoute().mount(router);
        new PageRoutes(page).mount(router);
        errors.mountLast(router);
        ListenAddress address = config.address();
        return vertx.createHttpServer(options())
                .connectionHandler(bounds.gate()::enter)
                .invalidRequestHandler(errors::refuse)
                .requestHandler(router)
                .listen(address.port(), address.host())
                .onSuccess(server -> port.set(server.actualPort()));
    }

    @Override
    public Future<?> stop() {
        return routes.<Future<?>>map(StreamRoutes::endAll).orElseGet(Future::succeededFuture);
    }

    private HttpServerOptions options() {
        // What viewers say is not listened to.
        int longestFrame = bounds.limits().intOf(Limit.WEBSOCKET_FRAME_BYTES);
        int longestHead = bounds.limits().intOf(Limit.REQUEST_HEADER_BYTES);
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
