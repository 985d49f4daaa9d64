package org.videostreamer.web;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.videostreamer.output.webrtc.Reply;

/**
 * Offers of WebRTC in JSON at {@code POST /offer}, as the Python program has it, and in all forms that go2rtc's players
 * have at {@code POST /api/webrtc}. On the listener's event loop.
 */
final class OfferRoutes {

    private static final String JSON = "application/json";
    private static final String EXPECTED = "expected {\"sdp\": \"v=0...\", \"type\": \"offer\"}";

    /** Keys of the body that may name the stream. */
    private static final List<String> NAMES = List.of("stream", "camera");

    private final Offers offers;
    private final WhepRoutes whep;

    OfferRoutes(Offers offers, WhepRoutes whep) {
        this.offers = offers;
        this.whep = whep;
    }

    void mount(GuardedRoutes routes) {
        for (String tail : StreamGate.TAILS) {
            offers.post(routes, "/offer" + tail, this::offer);
        }
        routes.options("/offer*").handler(context -> WhepRoutes.allow(context, "OPTIONS, POST"));
        offers.post(routes, "/api/webrtc", this::foreign);
        routes.options("/api/webrtc")
                .handler(context -> WhepRoutes.allow(context, "DELETE, GET, HEAD, OPTIONS, PATCH, POST"));
    }

    /** By the media type: WHEP, JSON, or the bare offer and answer whatever their type. */
    private void foreign(RoutingContext context) {
        switch (Offers.type(context)) {
            case Offers.SDP -> whep.offer(context, named(context, Stream.empty()));
            case JSON -> offer(context);
            default ->
                offers.answer(
                        context, named(context, Stream.empty()), Offers.text(context), accepted -> context.response()
                                .putHeader("Content-Type", "text/plain")
                                .end(accepted.sdp()));
        }
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
            named(context, request.get(), sdp);
        }
    }

    private void named(RoutingContext context, JsonObject request, String sdp) {
        Optional<String> odd = NAMES.stream()
                .filter(key -> request.getValue(key) != null && !(request.getValue(key) instanceof String))
                .findFirst();
        if (odd.isPresent()) {
            refuse(context, odd.get() + ": not a text; expected the name of a stream");
        } else {
            Stream<String> body = NAMES.stream().map(request::getString).filter(Objects::nonNull);
            offers.answer(context, named(context, body), sdp, accepted -> accept(context, accepted));
        }
    }

    /** The stream's name: in the path, else in the body, else as {@code src}; empty where it is in none. */
    private static String named(RoutingContext context, Stream<String> body) {
        return Stream.of(
                        Stream.of(StreamGate.pathName(context)),
                        body,
                        Stream.ofNullable(context.request().getParam("src")))
                .flatMap(names -> names)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static void accept(RoutingContext context, Reply.Accepted accepted) {
        context.response()
                .putHeader("Content-Type", JSON)
                .end(new JsonObject()
                        .put("sdp", accepted.sdp())
                        .put("type", "answer")
                        .encode());
    }

    private static Optional<JsonObject> json(RoutingContext context) {
        try {
            return Optional.ofNullable(context.body().asJsonObject());
        } catch (DecodeException | ClassCastException e) {
            return Optional.empty();
        }
    }

    private static void refuse(RoutingContext context, String reason) {
        Errors.send(context, 400, "error", reason);
    }
}
