package org.videostreamer.web;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.videostreamer.config.ListenAddress;
import org.videostreamer.limits.Limits;
import org.videostreamer.output.webrtc.WebRtcOutput;
import org.videostreamer.stream.Stream;

/** Serves one stream at its address, on one event loop; several of them share the port. */
final class Listener extends VerticleBase {

    private static final int LONGEST_HEADERS = 16 * 1024;
    /** What viewers say is ignored; only a flood ends the connection. */
    private static final int LONGEST_MESSAGE = 1024 * 1024;

    private final Stream stream;
    private final WebRtcOutput webrtc;
    private final Limits limits;
    private final AtomicInteger port;
    private Optional<StreamRoutes> routes = Optional.empty();

    Listener(Stream stream, WebRtcOutput webrtc, Limits limits, AtomicInteger port) {
        this.stream = stream;
        this.webrtc = webrtc;
        this.limits = limits;
        this.port = port;
    }

    @Override
    public Future<?> start() {
        Executor loop = task -> context.runOnContext(now -> task.run());
        Router router = Router.router(vertx);
        CrossOrigin.allow(router, stream.config().allowedOrigins());
        StreamRoutes watching = new StreamRoutes(vertx, stream, loop);
        watching.mount(router);
        routes = Optional.of(watching);
        Deferred deferred = new Deferred(loop);
        new WebRtcRoutes(stream, webrtc, deferred).mount(router);
        new WebRtcStatusRoutes(webrtc, deferred).mount(router);
        new StatusRoute(stream).mount(router);
        new LimitsRoute(limits).mount(router);
        new PageRoutes().mount(router);
        Errors.mount(router);
        ListenAddress address = stream.config().listen();
        return vertx.createHttpServer(options())
                .connectionHandler(SocketTuning::tune)
                .requestHandler(router)
                .listen(address.port(), address.host())
                .onSuccess(server -> port.set(server.actualPort()));
    }

    @Override
    public Future<?> stop() {
        return routes.<Future<?>>map(StreamRoutes::endAll).orElseGet(Future::succeededFuture);
    }

    private static HttpServerOptions options() {
        // Pictures are compressed already: deflate would cost a core and save nothing.
        return new HttpServerOptions()
                .setTcpNoDelay(true)
                .setCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setRegisterWebSocketWriteHandlers(false)
                .setWebSocketClosingTimeout(0)
                .setMaxHeaderSize(LONGEST_HEADERS)
                .setMaxWebSocketFrameSize(LONGEST_MESSAGE)
                .setMaxWebSocketMessageSize(LONGEST_MESSAGE)
                .setHttp2ClearTextEnabled(false);
    }
}
