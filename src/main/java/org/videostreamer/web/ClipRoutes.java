package org.videostreamer.web;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.Kinds;
import org.videostreamer.config.Scalar;
import org.videostreamer.output.clip.ClipOutput;
import org.videostreamer.stream.Clip;
import org.videostreamer.stream.ClipFormat;
import org.videostreamer.stream.Stream;

/** {@code GET /clip/NAME}: what just happened, as a file, and the same without a name. On a listener's event loop. */
final class ClipRoutes {

    /** All that is kept. */
    private static final Duration ALL = Duration.ofDays(1);

    private static final Scalar<ClipFormat> FORMAT =
            Scalar.text("a format of clips", "mp4 or avi", text -> Arrays.stream(ClipFormat.values())
                    .filter(format -> format.toString().equals(text))
                    .findFirst());

    private final Vertx vertx;
    private final StreamGate gate;
    private final Executor loop;
    private final ClipOutput clips;

    ClipRoutes(Vertx vertx, StreamGate gate, Executor loop, ClipOutput clips) {
        this.vertx = vertx;
        this.gate = gate;
        this.loop = loop;
        this.clips = clips;
    }

    void mount(GuardedRoutes routes) {
        for (String tail : StreamGate.TAILS) {
            routes.readable("/clip" + tail, Need.VIEW).handler(this::answer);
        }
    }

    private void answer(RoutingContext context) {
        gate.stream(context).ifPresent(stream -> {
            try {
                QueryValues query = new QueryValues(context.request().params());
                answer(context, stream, query.find("seconds", Kinds.SECONDS), query.find("format", FORMAT));
            } catch (ConfigException e) {
                Errors.send(context, 400, "error", e.getMessage());
            }
        });
    }

    private void answer(
            RoutingContext context, Stream stream, Optional<Duration> seconds, Optional<ClipFormat> format) {
        if (stream.recorded().isEmpty()) {
            Errors.send(context, 404, "error", "the stream is not recorded: its configuration has no record");
            return;
        }
        Optional<Clip> newest = stream.clip(seconds.orElse(ALL));
        if (newest.isEmpty()) {
            String reason = stream.status().reason();
            context.response().putHeader("Retry-After", "1");
            Errors.send(context, 503, "error", "nothing is recorded yet" + (reason.isEmpty() ? "" : ": " + reason));
            return;
        }
        Clip clip = newest.get();
        if (format.filter(other -> other != clip.format()).isPresent()) {
            clip.close();
            Errors.send(context, 409, "error", "what is recorded is " + clip.format() + ", not " + format.get());
        } else if (context.request().method() == HttpMethod.HEAD) {
            ClipOutput.putHeaders(context.response(), stream.config().name(), clip);
            clip.close();
            context.response().end();
        } else {
            clips.serve(vertx, context.request(), loop, stream.config().name(), clip);
        }
    }
}
