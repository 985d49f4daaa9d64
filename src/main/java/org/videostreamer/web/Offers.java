package org.videostreamer.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.videostreamer.frame.Codec;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.output.webrtc.Reply;
import org.videostreamer.output.webrtc.WebRtcOutput;

/** Has offers of WebRTC answered, however they were made, and says no where that is the answer. On the listener's event loop. */
final class Offers {

    /** The media type of an offer that stands alone. */
    static final String SDP = "application/sdp";

    private static final Codec[] CODECS = {Codec.VP8, Codec.H264};
    private static final int RETRY_SECONDS = 2;

    private final StreamGate gate;
    private final WebRtcOutput webrtc;
    private final Deferred deferred;
    private final BodyHandler body;

    Offers(StreamGate gate, WebRtcOutput webrtc, Deferred deferred, Limits limits) {
        this.gate = gate;
        this.webrtc = webrtc;
        this.deferred = deferred;
        this.body = BodyHandler.create(false).setBodyLimit(limits.of(Limit.REQUEST_BODY_BYTES));
    }

    /** A route to which bodies are sent, with what reads them. */
    void post(GuardedRoutes routes, String path, Consumer<RoutingContext> handler) {
        routes.on(HttpMethod.POST, path, Need.VIEW).handler(body).handler(handler::accept);
    }

    /** The same for changes of what is there. */
    void patch(GuardedRoutes routes, String path, Consumer<RoutingContext> handler) {
        routes.on(HttpMethod.PATCH, path, Need.VIEW).handler(body).handler(handler::accept);
    }

    /** The media type of the body, without parameters, in lower case; empty where none is told. */
    static String type(RoutingContext context) {
        String told =
                Optional.ofNullable(context.request().getHeader("Content-Type")).orElse("");
        return told.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }

    /** The body as text. */
    static String text(RoutingContext context) {
        return Optional.ofNullable(context.body().asString()).orElse("");
    }

    /**
     * Has an offer answered.
     *
     * @param name of the stream
     * @param accept answers the request where the offer was accepted
     */
    void answer(RoutingContext context, String name, String sdp, Consumer<Reply.Accepted> accept) {
        gate.request(context, name, CODECS)
                .ifPresent(wanted -> deferred.then(context, webrtc.answer(wanted, sdp), reply -> {
                    context.response().putHeader("Cache-Control", "no-store");
                    if (reply instanceof Reply.Accepted accepted) {
                        context.response().putHeader("X-Viewer", accepted.session());
                        accept.accept(accepted);
                    } else if (reply instanceof Reply.BadOffer bad) {
                        Errors.send(context, 400, "error", bad.reason());
                    } else if (reply instanceof Reply.NoCommonCodec none) {
                        refuse(context, none.codecs());
                    } else if (reply instanceof Reply.Unavailable unavailable) {
                        Errors.noRoom(context, RETRY_SECONDS, unavailable.reason());
                    }
                }));
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
}
