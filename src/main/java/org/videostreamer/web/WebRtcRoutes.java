package org.videostreamer.web;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.videostreamer.frame.Codec;
import org.videostreamer.limits.Limit;
import org.videostreamer.output.LimitReport;
import org.videostreamer.output.webrtc.Reply;
import org.videostreamer.output.webrtc.WebRtcOutput;
import org.videostreamer.stream.Stream;

/**
 * How WebRTC is agreed on: {@code POST /offer} with JSON, as the Python program has it, and WHEP
 * (draft-ietf-wish-whep) at {@code /whep/{id}}. On the listener's event loop.
 */
final class WebRtcRoutes {

    private static final String SDP = "application/sdp";
    private static final String RETRY_SECONDS = "2";
    private static final String EXPECTED = "expected {\"sdp\": \"v=0...\", \"type\": \"offer\"}";

    private final Stream stream;
    private final WebRtcOutput webrtc;
    private final Deferred deferred;
    private final LimitReport report;

    WebRtcRoutes(Stream stream, WebRtcOutput webrtc, Deferred deferred, LimitReport report) {
        this.stream = stream;
        this.webrtc = webrtc;
        this.deferred = deferred;
        this.report = report;
    }

    void mount(Router router) {
        BodyHandler body =
                BodyHandler.create(false).setBodyLimit(report.limits().of(Limit.REQUEST_BODY_BYTES));
        router.post("/offer").handler(body).handler(this::offer);
        for (String tail : List.of("", "/", "/:id", "/:id/")) {
            router.post("/whep" + tail).handler(body).handler(this::whepOffer);
        }
        for (String path : List.of("/whep/:session", "/whep/:id/:session")) {
            router.delete(path).handler(this::end);
            router.patch(path).handler(body).handler(this::patch);
        }
        router.options("/offer").handler(context -> allow(context, "OPTIONS, POST"));
        router.options("/whep*").handler(context -> allow(context, "DELETE, OPTIONS, PATCH, POST"));
    }

    private void offer(RoutingContext context) {
        Optional<JsonObject> request = json(context);
        if (request.isEmpty()) {
            refuse(context, "the body is not a JSON object; " + EXPECTED);
        } else if (!(request.get().getValue("sdp") instanceof String sdp)) {
            refuse(context, "sdp: not a text; " + EXPECTED);
        } else if (!"offer".equals(request.get().getValue("type"))) {
            refuse(context, "type: not \"offer\"; " + EXPECTED);
        } else {
            answer(context, sdp, accepted -> context.response()
                    .putHeader("Content-Type", "application/json")
                    .end(new JsonObject()
                            .put("sdp", accepted.sdp())
                            .put("type", "answer")
                            .encode()));
        }
    }

    private static Optional<JsonObject> json(RoutingContext context) {
        try {
            return Optional.ofNullable(context.body().asJsonObject());
        } catch (DecodeException | ClassCastException e) {
            return Optional.empty();
        }
    }

    private void whepOffer(RoutingContext context) {
        String type =
                Optional.ofNullable(context.request().getHeader("Content-Type")).orElse("");
        String id = Optional.ofNullable(context.pathParam("id")).orElse("");
        if (!id.equals(stream.config().id())) {
            notFound(context);
        } else if (!type.toLowerCase(Locale.ROOT).startsWith(SDP)) {
            Errors.send(context, 415, "error", "the body is not of the type " + SDP);
        } else {
            String sdp = Optional.ofNullable(context.body().asString()).orElse("");
            answer(context, sdp, accepted -> context.response()
                    .setStatusCode(201)
                    .putHeader("Content-Type", SDP)
                    .putHeader("Location", WhepLocation.of(context, accepted.session()))
                    .putHeader("ETag", new WhepSession(accepted.session()).entityTag())
                    .end(accepted.sdp()));
        }
    }

    private void answer(RoutingContext context, String sdp, Consumer<Reply.Accepted> accept) {
        SocketAddress remote = context.request().remoteAddress();
        InetSocketAddress peer = new InetSocketAddress(remote.hostAddress(), remote.port());
        deferred.then(context, webrtc.answer(stream, sdp, peer), reply -> {
            context.response().putHeader("Cache-Control", "no-store");
            if (reply instanceof Reply.Accepted accepted) {
                accept.accept(accepted);
            } else if (reply instanceof Reply.BadOffer bad) {
                refuse(context, bad.reason());
            } else if (reply instanceof Reply.NoCommonCodec none) {
                refuse(context, none.codecs());
            } else if (reply instanceof Reply.Unavailable unavailable) {
                context.response().putHeader("Retry-After", RETRY_SECONDS);
                Errors.send(context, 503, "error", unavailable.reason());
            }
        });
    }

    private static void refuse(RoutingContext context, String reason) {
        Errors.send(context, 400, "error", reason);
    }

    private static void refuse(RoutingContext context, List<Codec> codecs) {
        List<String> names = codecs.stream().map(Codec::name).toList();
        context.response()
                .setStatusCode(406)
                .putHeader("Content-Type", "application/json")
                .end(new JsonObject()
                        .put("error", "the offer has no codec of ours; expected " + String.join(" or ", names))
                        .put("codecs", new JsonArray(names))
                        .encode());
    }

    private void end(RoutingContext context) {
        deferred.then(context, webrtc.end(context.pathParam("session")), ended -> {
            if (ended) {
                context.response().end();
            } else {
                notFound(context);
            }
        });
    }

    /** Candidates that come later are not needed: the viewer's address is learnt from its checks. */
    private void patch(RoutingContext context) {
        WhepSession session = new WhepSession(context.pathParam("session"));
        String fragment = Optional.ofNullable(context.body().asString()).orElse("");
        deferred.then(context, webrtc.status(session.name()), status -> {
            if (status.isEmpty()) {
                notFound(context);
            } else if (!session.isMeant(context.request())) {
                Errors.send(context, 412, "error", "If-Match: not the session's entity tag");
            } else if (WhepSession.restartsIce(fragment, status.get().peerUfrag())) {
                Errors.send(context, 422, "error", "ice-ufrag: ICE does not restart here; make a new offer");
            } else {
                context.response().setStatusCode(204).end();
            }
        });
    }

    /** Said here, because another method of the same path would make it a wrong method. */
    private static void notFound(RoutingContext context) {
        Errors.send(context, 404, "detail", "Not Found");
    }

    private static void allow(RoutingContext context, String methods) {
        HttpServerResponse response = context.response();
        response.putHeader("Allow", methods);
        if (methods.contains("PATCH")) {
            // RFC 9725 4.1, which WHEP follows.
            response.putHeader("Accept-Post", SDP);
        }
        response.setStatusCode(204).end();
    }
}
