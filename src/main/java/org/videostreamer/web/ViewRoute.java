package org.videostreamer.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Optional;
import org.videostreamer.config.ConfigException;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.output.webrtc.WebRtcOutput;
import org.videostreamer.stream.Stream;
import org.videostreamer.stream.ViewAnswer;
import org.videostreamer.stream.ViewChange;

/**
 * {@code PATCH /api/streams/NAME/viewers/ID}: what a viewer by WebRTC is shown, for whoever knows its unguessable ID. On a
 * listener's event loop.
 */
final class ViewRoute {

    private static final String VIEWER = "viewer";
    private static final int RETRY_SECONDS = 1;

    private final StreamGate gate;
    private final WebRtcOutput webrtc;
    private final Deferred deferred;
    private final BodyHandler body;

    ViewRoute(StreamGate gate, WebRtcOutput webrtc, Deferred deferred, Limits limits) {
        this.gate = gate;
        this.webrtc = webrtc;
        this.deferred = deferred;
        this.body = BodyHandler.create(false).setBodyLimit(limits.of(Limit.REQUEST_BODY_BYTES));
    }

    void mount(GuardedRoutes routes) {
        routes.on(HttpMethod.PATCH, "/api/streams/:name/viewers/:" + VIEWER, Need.VIEW)
                .handler(body)
                .handler(this::change);
    }

    private void change(RoutingContext context) {
        if (JsonBody.isSaid(context)) {
            gate.stream(context).ifPresent(stream -> change(context, stream));
        }
    }

    private void change(RoutingContext context, Stream stream) {
        ViewChange wish;
        try {
            wish = JsonViewChange.read(
                    Optional.ofNullable(context.body().asString()).orElse(""));
        } catch (ConfigException e) {
            Errors.send(context, 400, "error", e.getMessage());
            return;
        }
        deferred.then(
                context, webrtc.change(context.pathParam(VIEWER), stream, wish), answer -> answer(context, answer));
    }

    private static void answer(RoutingContext context, ViewAnswer answer) {
        switch (answer.outcome()) {
            case CHANGED -> Answers.json(context, new JsonObject().put("rendition", answer.text()));
            case BAD -> Errors.send(context, 400, "error", answer.text());
            case NO_VIEWER -> Errors.send(context, 404, "detail", "Not Found");
            case NO_ROOM -> Errors.noRoom(context, RETRY_SECONDS, answer.text());
            case TOO_OFTEN -> {
                context.response().putHeader("Retry-After", Integer.toString(RETRY_SECONDS));
                Errors.send(context, 429, "error", answer.text());
            }
        }
    }
}
