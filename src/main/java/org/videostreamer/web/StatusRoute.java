package org.videostreamer.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.videostreamer.config.OutputFormat;
import org.videostreamer.config.StreamConfig;
import org.videostreamer.frame.ServerClock;
import org.videostreamer.stream.RenditionStatus;
import org.videostreamer.stream.Stream;
import org.videostreamer.stream.StreamStatus;

/** {@code GET /api/stream}: what the stream does now, as JSON. */
final class StatusRoute {

    private final Stream stream;

    StatusRoute(Stream stream) {
        this.stream = stream;
    }

    void mount(Router router) {
        Readable.route(router, "/api/stream").handler(this::status);
    }

    private void status(RoutingContext context) {
        StreamConfig config = stream.config();
        StreamStatus status = stream.status();
        JsonArray formats = new JsonArray();
        for (OutputFormat format : OutputFormat.values()) {
            formats.add(format.name());
        }
        JsonObject answer = new JsonObject()
                .put("id", config.id())
                .put("source", config.camera().uri().toString())
                .put("state", status.state())
                .put("reason", status.reason())
                .put("fps", Math.round(status.fps() * 10) / 10.0)
                .put("format", config.display().format().name())
                .put("formats", formats)
                .put("viewers", status.viewers())
                .put("renditions", renditions(status))
                .put("started", stream.started().toString())
                .put("version", Version.TEXT)
                .put("now", ServerClock.SYSTEM.nowMicros());
        status.newest().ifPresent(picture -> answer.put("frame", picture.number())
                .put("time", picture.times().source().toString())
                .put("width", picture.size().width())
                .put("height", picture.size().height()));
        context.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(answer.encode());
    }

    private static JsonArray renditions(StreamStatus status) {
        JsonArray all = new JsonArray();
        for (RenditionStatus rendition : status.renditions()) {
            JsonObject one = new JsonObject().put("format", rendition.codec().name());
            rendition.shown().ifPresent(shown -> {
                one.put("from", shown.from().toString()).put("to", shown.to().toString());
                if (!shown.why().isEmpty()) {
                    one.put("why", shown.why());
                }
            });
            rendition.fault().ifPresent(fault -> one.put("fault", fault));
            all.add(one);
        }
        return all;
    }
}
