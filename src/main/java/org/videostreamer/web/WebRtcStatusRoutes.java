package org.videostreamer.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Optional;
import org.videostreamer.output.webrtc.ServerStatus;
import org.videostreamer.output.webrtc.SessionStatus;
import org.videostreamer.output.webrtc.WebRtcOutput;

/** {@code GET /api/webrtc}: what WebRTC does on this server; below it what one session does. As JSON. */
final class WebRtcStatusRoutes {

    private final WebRtcOutput webrtc;
    private final Deferred deferred;

    WebRtcStatusRoutes(WebRtcOutput webrtc, Deferred deferred) {
        this.webrtc = webrtc;
        this.deferred = deferred;
    }

    void mount(GuardedRoutes routes) {
        routes.readable("/api/webrtc", Need.VIEW)
                .handler(context -> deferred.then(
                        context, webrtc.status(), status -> send(context, status.map(WebRtcStatusRoutes::server))));
        routes.readable("/api/webrtc/:session", Need.VIEW)
                .handler(context -> deferred.then(
                        context,
                        webrtc.status(context.pathParam("session"), StreamGate.seen(context)),
                        status -> send(context, status.map(WebRtcStatusRoutes::session))));
    }

    private static void send(RoutingContext context, Optional<JsonObject> answer) {
        if (answer.isEmpty()) {
            Errors.send(context, 404, "detail", "Not Found");
            return;
        }
        // Lets a page read from the browser when its request went out, by which it compares clocks.
        context.response().putHeader("Timing-Allow-Origin", "*");
        Answers.json(context, answer.get());
    }

    private static JsonObject server(ServerStatus status) {
        JsonObject refused = new JsonObject();
        status.refused().forEach((reason, count) -> refused.put(reason.name().toLowerCase(Locale.ROOT), count));
        return new JsonObject()
                .put("udp_port", status.udpPort())
                .put("tcp_port", status.tcpPort())
                .put("sessions", status.sessions())
                .put("connected", status.connected())
                .put("refused", refused);
    }

    private static JsonObject session(SessionStatus status) {
        JsonArray frames = new JsonArray();
        status.pictures()
                .forEach(picture -> frames.add(new JsonObject()
                        .put("rtp", picture.timestamp())
                        .put("number", picture.number())
                        .put("time", picture.takenMicros())
                        .put("arrived", picture.arrivedMicros())));
        return new JsonObject()
                .put("codec", status.codec().name())
                .put("state", status.connected() ? "connected" : "connecting")
                .put("now", status.nowMicros())
                .put("packets", status.packets())
                .put("resent", status.resent())
                .put("skipped", status.skipped())
                .put("frames", frames);
    }
}
