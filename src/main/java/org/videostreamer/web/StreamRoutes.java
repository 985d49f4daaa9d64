package org.videostreamer.web;

import io.netty.channel.Channel;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.Kind;
import org.videostreamer.config.Right;
import org.videostreamer.frame.Codec;
import org.videostreamer.output.AnswerPlaces;
import org.videostreamer.output.ConnectionChannel;
import org.videostreamer.output.OpenViewers;
import org.videostreamer.output.mjpeg.MjpegOutput;
import org.videostreamer.output.mpegts.WebSocketOutput;
import org.videostreamer.output.snapshot.SampleFile;
import org.videostreamer.output.snapshot.SamplesOutput;
import org.videostreamer.output.snapshot.SnapshotOutput;
import org.videostreamer.stream.PictureChoice;
import org.videostreamer.stream.StreamRequest;

/** {@code /video/NAME}, {@code /ws/NAME} and {@code /snapshot/NAME}, and the same without a name. */
final class StreamRoutes {

    /** What would make of a picture another than came. */
    private static final List<String> CHANGES = List.of("size", "width", "height", "quality", "crop", "rotate", "flip");

    private final Vertx vertx;
    private final StreamGate gate;
    private final Executor loop;
    private final AnswerPlaces snapshots;
    private final OpenViewers viewers;

    StreamRoutes(Vertx vertx, StreamGate gate, Executor loop, AnswerPlaces snapshots, OpenViewers viewers) {
        this.vertx = vertx;
        this.gate = gate;
        this.loop = loop;
        this.snapshots = snapshots;
        this.viewers = viewers;
    }

    void mount(GuardedRoutes routes) {
        for (String tail : StreamGate.TAILS) {
            routes.readable("/video" + tail, Need.VIEW).handler(this::video);
            routes.readable("/snapshot" + tail, Need.VIEW).handler(this::snapshot);
            routes.readable("/ws" + tail, Need.VIEW).handler(this::socket);
        }
    }

    private void video(RoutingContext context) {
        gate.request(context, Codec.MJPEG).ifPresent(wanted -> {
            if (isHead(context)) {
                MjpegOutput.putHeaders(context.request());
                context.response().end();
            } else if (StreamGate.hasRoom(context, wanted, Codec.MJPEG)) {
                MjpegOutput.serve(context.request(), wanted, viewers);
            }
        });
    }

    private void snapshot(RoutingContext context) {
        gate.request(context, Codec.MJPEG).ifPresent(wanted -> {
            try {
                snapshot(context, wanted, PictureQuery.of(context.request().params()));
            } catch (ConfigException e) {
                Errors.send(context, 400, "error", e.getMessage());
            }
        });
    }

    private void snapshot(RoutingContext context, StreamRequest wanted, PictureChoice choice) {
        Optional<SampleFile> samples = SampleFile.parse(format(context.request()));
        if (samples.isPresent()) {
            samples(context, wanted, samples.get(), choice);
            return;
        }
        snapshotCodec(context.request())
                .ifPresentOrElse(
                        codec -> snapshot(context, wanted, codec, choice),
                        () -> Errors.send(
                                context,
                                400,
                                "error",
                                "format: '" + Kind.shown(format(context.request()))
                                        + "' is not a format of a picture; expected jpeg or png, or, for the samples as"
                                        + " they came, png16, tiff, npy or raw"));
    }

    private void samples(RoutingContext context, StreamRequest wanted, SampleFile file, PictureChoice choice) {
        Optional<String> unfit = CHANGES.stream()
                .filter(key -> context.request().params().contains(key))
                .findFirst();
        if (unfit.isPresent()) {
            Errors.send(
                    context,
                    400,
                    "error",
                    unfit.get() + " stands beside format=" + format(context.request())
                            + ", which is the picture as it came");
        } else if (!StreamGate.isAllowed(context, Right.MEASURE, wanted.stream())) {
            return;
        } else if (isHead(context)) {
            SamplesOutput.putHeaders(context.response(), file);
            context.response().end();
        } else {
            SamplesOutput.serve(vertx, context.request(), wanted.stream(), file, choice, loop, snapshots);
        }
    }

    private void snapshot(RoutingContext context, StreamRequest wanted, Codec codec, PictureChoice choice) {
        if (isHead(context)) {
            // A picture's own headers are not known without waking the camera.
            SnapshotOutput.putHeaders(context.response(), codec);
            context.response().end();
        } else if (choice != PictureChoice.NEXT) {
            SnapshotOutput.serve(vertx, context.request(), wanted, codec, choice, loop, snapshots);
        } else if (StreamGate.hasRoom(context, wanted, codec)) {
            SnapshotOutput.serve(vertx, context.request(), wanted, codec, loop, snapshots);
        }
    }

    private static boolean isHead(RoutingContext context) {
        return context.request().method() == HttpMethod.HEAD;
    }

    private static String format(HttpServerRequest request) {
        List<String> asked = request.params().getAll("format");
        // Of two there is none that is meant.
        return asked.isEmpty() ? "jpeg" : String.join(",", asked);
    }

    private static Optional<Codec> snapshotCodec(HttpServerRequest request) {
        return switch (format(request)) {
            case "jpeg", "jpg" -> Optional.of(Codec.MJPEG);
            case "png" -> Optional.of(Codec.PNG);
            default -> Optional.empty();
        };
    }

    private void socket(RoutingContext context) {
        boolean upgrade = "websocket".equalsIgnoreCase(context.request().getHeader("Upgrade"));
        gate.request(context, Codec.MPEG1).ifPresent(wanted -> {
            if (!upgrade) {
                Errors.send(context, 426, "detail", "this is a WebSocket");
            } else if (StreamGate.hasRoom(context, wanted, Codec.MPEG1)) {
                socket(context, wanted);
            }
        });
    }

    private void socket(RoutingContext context, StreamRequest wanted) {
        Channel channel = ConnectionChannel.of(context.request().connection());
        context.request()
                .toWebSocket()
                .onSuccess(
                        socket -> WebSocketOutput.serve(vertx, socket, channel, wanted, viewers, JsonViewChange::read))
                .onFailure(refused -> Errors.send(context, 400, "detail", "the WebSocket handshake is not valid"));
    }
}
