package org.videostreamer.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Optional;
import org.videostreamer.config.CalibrationSetting;
import org.videostreamer.config.ConfigException;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.stream.Stream;
import org.videostreamer.stream.StreamCalibration;

/**
 * {@code GET /api/streams/NAME/calibration}: what the pixels of a stream are in the world; {@code PUT} sets it. On a listener's event loop.
 */
final class CalibrationRoutes {

    private static final String PATH = "/api/streams/:name/calibration";

    private final StreamGate gate;
    private final Deferred deferred;
    private final BodyHandler body;

    CalibrationRoutes(StreamGate gate, Deferred deferred, Limits limits) {
        this.gate = gate;
        this.deferred = deferred;
        this.body = BodyHandler.create(false).setBodyLimit(limits.of(Limit.REQUEST_BODY_BYTES));
    }

    void mount(GuardedRoutes routes) {
        routes.readable(PATH, Need.VIEW).handler(context -> gate.stream(context)
                .ifPresent(stream -> Answers.json(context, json(stream.calibration()))));
        routes.on(HttpMethod.PUT, PATH, Need.CONTROL).handler(body).handler(this::set);
    }

    private void set(RoutingContext context) {
        if (JsonBody.isSaid(context)) {
            gate.stream(context).ifPresent(stream -> set(context, stream));
        }
    }

    private void set(RoutingContext context, Stream stream) {
        StreamCalibration calibration = stream.calibration();
        CalibrationSetting next;
        try {
            String json = Optional.ofNullable(context.body().asString()).orElse("");
            next = CalibrationSetting.read(json, calibration.file());
        } catch (ConfigException e) {
            Errors.send(context, 400, "error", String.join("; ", e.problems()));
            return;
        }
        deferred.then(context, calibration.set(next), trouble -> {
            JsonObject answer = json(calibration).put("kept", trouble.isEmpty());
            trouble.ifPresent(reason -> answer.put("reason", reason));
            Answers.json(context, answer);
        });
    }

    private static JsonObject json(StreamCalibration calibration) {
        return StreamJson.calibration(calibration)
                .put("levels", new JsonArray(calibration.levels()))
                .put("set", new JsonObject(calibration.set().written()));
    }
}
