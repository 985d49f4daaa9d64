package org.videostreamer.web;

import io.netty.channel.Channel;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.videostreamer.output.ConnectionChannel;
import org.videostreamer.stream.Stream;

/**
 * {@code /meta/NAME}, and the same without a name: one JSON object a picture, over a WebSocket or as Server-Sent Events. On
 * a listener's event loop.
 */
final class MetaRoutes {

    private static final String EVENTS = "text/event-stream";
    /** Proxies cut connections on which nothing is said for a minute. */
    private static final long GREET_MILLIS = TimeUnit.SECONDS.toMillis(20);

    private final Vertx vertx;
    private final Executor loop;
    private final StreamGate gate;
    private final Map<Stream, MetaGroup> groups = new HashMap<>();
    private Optional<Long> greetings = Optional.empty();

    MetaRoutes(Vertx vertx, Executor loop, StreamGate gate) {
        this.vertx = vertx;
        this.loop = loop;
        this.gate = gate;
    }

    void mount(Router router) {
        for (String tail : StreamGate.TAILS) {
            Readable.route(router, "/meta" + tail).handler(this::serve);
        }
    }

    /** Ends all connections; completes when that was taken. */
    Future<?> endAll() {
        return Future.join(List.copyOf(groups.values()).stream()
                        .map(MetaGroup::end)
                        .toList())
                .otherwiseEmpty();
    }

    private void serve(RoutingContext context) {
        HttpServerRequest request = context.request();
        boolean upgrade = "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
        boolean events = Optional.ofNullable(request.getHeader("Accept"))
                .filter(types -> types.contains(EVENTS))
                .isPresent();
        gate.stream(context).ifPresent(stream -> {
            if (upgrade) {
                socket(context, stream);
            } else if (events) {
                events(context, stream);
            } else {
                Errors.send(
                        context,
                        426,
                        "detail",
                        "this is a WebSocket, or, with Accept: " + EVENTS + ", Server-Sent Events");
            }
        });
    }

    private void socket(RoutingContext context, Stream stream) {
        Channel channel = ConnectionChannel.of(context.request().connection());
        context.request()
                .toWebSocket()
                .onSuccess(socket -> follow(socket, channel, stream))
                .onFailure(refused -> Errors.send(context, 400, "detail", "the WebSocket handshake is not valid"));
    }

    private void follow(ServerWebSocket socket, Channel channel, Stream stream) {
        if (socket.isClosed()) {
            // A socket that is closed takes no handlers.
            return;
        }
        socket.setWriteQueueMaxSize(MetaReader.MOST_WAITING_BYTES);
        MetaReader reader = new MetaReader.Socket(socket, channel);
        socket.exceptionHandler(failure -> ConnectionChannel.cut(channel));
        socket.closeHandler(end -> leave(stream, reader));
        enter(stream, reader);
    }

    private void events(RoutingContext context, Stream stream) {
        HttpServerResponse response = context.response();
        response.putHeader("Content-Type", EVENTS)
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no");
        if (context.request().method() == HttpMethod.HEAD) {
            response.end();
            return;
        }
        Channel channel = ConnectionChannel.of(context.request().connection());
        response.setChunked(true).setWriteQueueMaxSize(MetaReader.MOST_WAITING_BYTES);
        MetaReader reader = new MetaReader.Events(response, channel);
        response.exceptionHandler(failure -> leave(stream, reader));
        response.closeHandler(closed -> leave(stream, reader));
        enter(stream, reader);
        // So that the answer begins before there is a picture.
        reader.greet();
    }

    private void enter(Stream stream, MetaReader reader) {
        groups.computeIfAbsent(stream, wanted -> new MetaGroup(wanted, loop, () -> over(wanted)))
                .add(reader);
        if (greetings.isEmpty()) {
            greetings = Optional.of(vertx.setPeriodic(
                    GREET_MILLIS, now -> List.copyOf(groups.values()).forEach(MetaGroup::greet)));
        }
    }

    private void leave(Stream stream, MetaReader reader) {
        Optional.ofNullable(groups.get(stream)).ifPresent(group -> group.remove(reader));
    }

    private void over(Stream stream) {
        groups.remove(stream);
        if (groups.isEmpty()) {
            greetings.ifPresent(vertx::cancelTimer);
            greetings = Optional.empty();
        }
    }
}
