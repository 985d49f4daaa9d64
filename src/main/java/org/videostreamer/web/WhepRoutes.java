package org.videostreamer.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.videostreamer.output.webrtc.WebRtcOutput;

/** WHEP (draft-ietf-wish-whep) at {@code /whep/NAME}, and its sessions. On the listener's event loop. */
final class WhepRoutes {

    private final Offers offers;
    private final WebRtcOutput webrtc;
    private final Deferred deferred;

    WhepRoutes(Offers offers, WebRtcOutput webrtc, Deferred deferred) {
        this.offers = offers;
        this.webrtc = webrtc;
        this.deferred = deferred;
    }

    void mount(GuardedRoutes routes) {
        for (String tail : StreamGate.TAILS) {
            offers.post(routes, "/whep" + tail, this::offer);
        }
        for (String path : List.of("/whep/:session", "/whep/:name/:session", "/api/webrtc/:session")) {
            routes.on(HttpMethod.DELETE, path, Need.VIEW).handler(this::end);
            offers.patch(routes, path, this::patch);
        }
        routes.options("/whep*").handler(context -> allow(context, "DELETE, OPTIONS, PATCH, POST"));
    }

    private void offer(RoutingContext context) {
        if (Offers.type(context).equals(Offers.SDP)) {
            offer(context, StreamGate.pathName(context));
        } else {
            Errors.send(context, 415, "error", "the body is not of the type " + Offers.SDP);
        }
    }

    /** Has the offer in the body answered, for a stream whose name stands wherever the route has it. */
    void offer(RoutingContext context, String name) {
        offers.answer(context, name, Offers.text(context), accepted -> context.response()
                .setStatusCode(201)
                .putHeader("Content-Type", Offers.SDP)
                .putHeader("Location", WhepLocation.of(context, accepted.session()))
                .putHeader("ETag", new WhepSession(accepted.session()).entityTag())
                .end(accepted.sdp()));
    }

    private void end(RoutingContext context) {
        deferred.then(context, webrtc.end(context.pathParam("session"), StreamGate.seen(context)), ended -> {
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
        String fragment = Offers.text(context);
        deferred.then(context, webrtc.status(session.name(), StreamGate.seen(context)), status -> {
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

    static void allow(RoutingContext context, String methods) {
        HttpServerResponse response = context.response();
        response.putHeader("Allow", methods);
        if (methods.contains("PATCH")) {
            // RFC 9725 4.1, which WHEP follows.
            response.putHeader("Accept-Post", Offers.SDP);
        }
        response.setStatusCode(204).end();
    }
}
