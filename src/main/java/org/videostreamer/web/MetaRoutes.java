package org.videostreamer.web;

import io.netty.channel.Channel;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.Crop;
import org.videostreamer.config.Kinds;
import org.videostreamer.config.Right;
import org.videostreamer.output.ConnectionChannel;
import org.videostreamer.stream.MeasuredPart;
import org.videostreamer.stream.Stream;

/**
 * {@code /meta/NAME}, and the same without a name: one JSON object a picture, over a WebSocket or as Server-Sent Events. On
 * a listener's event loop.
 */
final class MetaRoutes {

    private static final String EVENTS = "text/event-stream";
    /** Proxies cut connections on which nothing is said for a minute. */
    private static final long GREET_MILLIS = TimeUnit.SECONDS.toMillis(20);

    private static final int RETRY_SECONDS = 1;

    /**
     * What is told.
     *
     * @param part whose statistics are told too, if they are
     */
    private record Followed(Stream stream, Optional<MeasuredPart> part) {

        /** Reads what a query asks of a stream; a {@link ConfigException} says what is wrong with it. */
        static Followed of(Stream stream, MultiMap query) throws ConfigException {
            QueryValues values = new QueryValues(query);
            Optional<Crop> crop = values.find("crop", Kinds.CROP);
            boolean measured = values.find("statistics", DisplayQuery.YES).orElse(false);
            if (crop.isPresent() && !measured) {
                throw new ConfigException("crop: '" + crop.get()
                        + "' is the part whose statistics are told; expected statistics=1 beside it");
            }
            return new Followed(stream, measured ? Optional.of(new MeasuredPart(crop)) : Optional.empty());
        }

        int mostWaitingBytes() {
            return part.isPresent() ? MetaReader.MOST_WAITING_STATISTICS_BYTES : MetaReader.MOST_WAITING_BYTES;
        }
    }

    private final Vertx vertx;
    private final Executor loop;
    private final StreamGate gate;
    private final Map<Followed, MetaGroup> groups = new HashMap<>();
    private Optional<Long> greetings = Optional.empty();

    MetaRoutes(Vertx vertx, Executor loop, StreamGate gate) {
        this.vertx = vertx;
        this.loop = loop;
        this.gate = gate;
    }

    void mount(GuardedRoutes routes) {
        for (String tail : StreamGate.TAILS) {
            routes.readable("/meta" + tail, Need.VIEW).handler(this::serve);
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
        gate.stream(context).flatMap(stream -> followed(context, stream)).ifPresent(followed -> {
            if (upgrade) {
                socket(context, followed);
            } else if (events) {
                events(context, followed);
            } else {
                Errors.send(
                        context,
                        426,
                        "detail",
                        "this is a WebSocket, or, with Accept: " + EVENTS + ", Server-Sent Events");
            }
        });
    }

    /** What is to be followed; if it cannot be, that is answered. */
    private static Optional<Followed> followed(RoutingContext context, Stream stream) {
        try {
            Followed followed = Followed.of(stream, context.request().params());
            if (followed.part().isPresent() && !StreamGate.isAllowed(context, Right.MEASURE, stream)) {
                return Optional.empty();
            }
            Optional<String> refusal = followed.part().flatMap(stream::refusal);
            refusal.ifPresent(reason -> Errors.noRoom(context, RETRY_SECONDS, reason));
            return Optional.of(followed).filter(all -> refusal.isEmpty());
        } catch (ConfigException e) {
            Errors.send(context, 400, "error", e.getMessage());
            return Optional.empty();
        }
    }

    private void socket(RoutingContext context, Followed followed) {
        Channel channel = ConnectionChannel.of(context.request().connection());
        context.request()
                .toWebSocket()
                .onSuccess(socket -> follow(socket, channel, followed))
                .onFailure(refused -> Errors.send(context, 400, "detail", "the WebSocket handshake is not valid"));
    }

    private void follow(ServerWebSocket socket, Channel channel, Followed followed) {
        if (socket.isClosed()) {
            // A socket that is closed takes no handlers.
            return;
        }
        socket.setWriteQueueMaxSize(followed.mostWaitingBytes());
        MetaReader reader = new MetaReader.Socket(socket, channel);
        socket.exceptionHandler(failure -> ConnectionChannel.cut(channel));
        socket.closeHandler(end -> leave(followed, reader));
        enter(followed, reader);
    }

    private void events(RoutingContext context, Followed followed) {
        HttpServerResponse response = context.response();
        response.putHeader("Content-Type", EVENTS)
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no");
        if (context.request().method() == HttpMethod.HEAD) {
            response.end();
            return;
        }
        Channel channel = ConnectionChannel.of(context.request().connection());
        response.setChunked(true).setWriteQueueMaxSize(followed.mostWaitingBytes());
        MetaReader reader = new MetaReader.Events(response, channel);
        response.exceptionHandler(failure -> leave(followed, reader));
        response.closeHandler(closed -> leave(followed, reader));
        enter(followed, reader);
        // So that the answer begins before there is a picture.
        reader.greet();
    }

    private void enter(Followed followed, MetaReader reader) {
        groups.computeIfAbsent(
                        followed, wanted -> new MetaGroup(wanted.stream(), wanted.part(), loop, () -> over(wanted)))
                .add(reader);
        if (greetings.isEmpty()) {
            greetings = Optional.of(vertx.setPeriodic(
                    GREET_MILLIS, now -> List.copyOf(groups.values()).forEach(MetaGroup::greet)));
        }
    }

    private void leave(Followed followed, MetaReader reader) {
        Optional.ofNullable(groups.get(followed)).ifPresent(group -> group.remove(reader));
    }

    private void over(Followed followed) {
        groups.remove(followed);
        if (groups.isEmpty()) {
            greetings.ifPresent(vertx::cancelTimer);
            greetings = Optional.empty();
        }
    }
}
