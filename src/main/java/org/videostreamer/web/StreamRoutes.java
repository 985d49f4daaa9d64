package org.videostreamer.web;

import io.netty.channel.Channel;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.videostreamer.frame.Codec;
import org.videostreamer.limits.Limit;
import org.videostreamer.output.ConnectionChannel;
import org.videostreamer.output.LimitReport;
import org.videostreamer.output.OpenViewers;
import org.videostreamer.output.mjpeg.MjpegOutput;
import org.videostreamer.output.mpegts.WebSocketOutput;
import org.videostreamer.output.snapshot.SnapshotOutput;
import org.videostreamer.output.snapshot.SnapshotPlaces;
import org.videostreamer.stream.Stream;

/** {@code /video/{id}}, {@code /ws/{id}} and {@code /snapshot/{id}}; an empty id goes with and without the slash. */
final class StreamRoutes {

    private final Vertx vertx;
    private final Stream stream;
    private final Executor loop;
    private final SnapshotPlaces snapshots;
    private final OpenViewers viewers;

    StreamRoutes(Vertx vertx, Stream stream, Executor loop, SnapshotPlaces snapshots, LimitReport report) {
        this.vertx = vertx;
        this.stream = stream;
        this.loop = loop;
        this.snapshots = snapshots;
        this.viewers = new OpenViewers(loop, report);
    }

    void mount(Router router) {
        for (String tail : new String[] {"", "/", "/:id", "/:id/"}) {
            Readable.route(router, "/video" + tail).handler(this::video);
            Readable.route(router, "/snapshot" + tail).handler(this::snapshot);
            Readable.route(router, "/ws" + tail).handler(this::socket);
        }
    }

    /** Ends the streams of all who watch here; completes when they have been told. */
    Future<?> endAll() {
        return viewers.endAll();
    }

    private void video(RoutingContext context) {
        if (!isOurs(context)) {
            context.next();
        } else if (context.request().method() == HttpMethod.HEAD) {
            MjpegOutput.putHeaders(context.request());
            context.response().end();
        } else if (hasRoom(context, Codec.MJPEG)) {
            MjpegOutput.serve(context.request(), stream, stream.defaultRendition(Codec.MJPEG), viewers);
        }
    }

    private void snapshot(RoutingContext context) {
        Optional<Codec> codec = snapshotCodec(context.request());
        if (!isOurs(context)) {
            context.next();
        } else if (codec.isEmpty()) {
            Errors.send(context, 400, "error", "format is 'jpeg' or 'png'");
        } else if (context.request().method() == HttpMethod.HEAD) {
            // A picture's own headers are not known without waking the camera.
            SnapshotOutput.putHeaders(context.response(), codec.get());
            context.response().end();
        } else if (hasRoom(context, codec.get())) {
            SnapshotOutput.serve(
                    vertx, context.request(), stream, stream.defaultRendition(codec.get()), loop, snapshots);
        }
    }

    private static Optional<Codec> snapshotCodec(HttpServerRequest request) {
        return switch (Optional.ofNullable(request.getParam("format")).orElse("jpeg")) {
            case "jpeg", "jpg" -> Optional.of(Codec.MJPEG);
            case "png" -> Optional.of(Codec.PNG);
            default -> Optional.empty();
        };
    }

    private void socket(RoutingContext context) {
        boolean upgrade = "websocket".equalsIgnoreCase(context.request().getHeader("Upgrade"));
        if (!isOurs(context)) {
            context.next();
        } else if (!upgrade) {
            Errors.send(context, 426, "detail", "this is a WebSocket");
        } else if (hasRoom(context, Codec.MPEG1)) {
            Channel channel = ConnectionChannel.of(context.request().connection());
            context.request()
                    .toWebSocket()
                    .onSuccess(socket -> WebSocketOutput.serve(
                            vertx, socket, channel, stream, stream.defaultRendition(Codec.MPEG1), viewers))
                    .onFailure(refused -> Errors.send(context, 400, "detail", "the WebSocket handshake is not valid"));
        }
    }

    /** Whether the stream can be shown so; if not, that is answered. */
    private boolean hasRoom(RoutingContext context, Codec codec) {
        if (stream.hasRoomFor(stream.defaultRendition(codec))) {
            return true;
        }
        stream.limits().reached(Limit.RENDITIONS);
        Errors.send(context, 503, "error", "the stream has as many renditions as it may have");
        return false;
    }

    private boolean isOurs(RoutingContext context) {
        return Optional.ofNullable(context.pathParam("id"))
                .orElse("")
                .equals(stream.config().id());
    }
}
