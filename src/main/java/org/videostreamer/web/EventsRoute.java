package org.videostreamer.web;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.videostreamer.access.Caller;
import org.videostreamer.config.Right;
import org.videostreamer.stream.Event;
import org.videostreamer.stream.Events;

/**
 * {@code GET /api/events}: what happens to the streams of this listener and to the program, as Server-Sent Events (WHATWG HTML 9.2). Who
 * comes again with {@code Last-Event-ID} is told what it has missed, as far as that is kept. On a listener's event loop.
 */
final class EventsRoute {

    /** Proxies cut connections on which nothing is said for a minute. */
    private static final long SAY_SOMETHING_MILLIS = TimeUnit.SECONDS.toMillis(20);

    private final Vertx vertx;
    private final Executor loop;
    private final StreamGate gate;
    private final Events events;
    private final EventIds ids;

    EventsRoute(Vertx vertx, Executor loop, StreamGate gate, Events events, EventIds ids) {
        this.vertx = vertx;
        this.loop = loop;
        this.gate = gate;
        this.events = events;
        this.ids = ids;
    }

    void mount(GuardedRoutes routes) {
        routes.readable("/api/events", Need.VIEW).handler(this::serve);
    }

    private void serve(RoutingContext context) {
        HttpServerResponse response = context.response();
        response.putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no");
        if (context.request().method() == HttpMethod.HEAD) {
            response.end();
            return;
        }
        response.setChunked(true);
        new Follower(response, RouteGate.caller(context), since(context)).begin();
    }

    /** Behind which event it goes on: where it was, from the first that is kept after another run, or from now on. */
    private long since(RoutingContext context) {
        String id = context.request().getHeader("Last-Event-ID");
        if (id == null) {
            return events.last();
        }
        // Numbers begin anew with each run of the program.
        return ids.number(id).orElse(0L);
    }

    /** One who is told; what its connection does not take waits among the events that are kept. */
    private final class Follower {

        private final HttpServerResponse response;
        private final Caller caller;
        private final AtomicBoolean woken = new AtomicBoolean();
        private long told;
        private Runnable leave = () -> {};

        Follower(HttpServerResponse response, Caller caller, long told) {
            this.response = response;
            this.caller = caller;
            this.told = told;
        }

        void begin() {
            long timer = vertx.setPeriodic(SAY_SOMETHING_MILLIS, now -> say(": \n\n"));
            leave = events.follow(this::wake);
            response.exceptionHandler(failure -> leave.run());
            response.closeHandler(closed -> {
                leave.run();
                vertx.cancelTimer(timer);
            });
            response.drainHandler(now -> tell());
            say(": events\n\n");
            tell();
        }

        private void wake() {
            if (woken.compareAndSet(false, true)) {
                loop.execute(this::tell);
            }
        }

        private void tell() {
            woken.set(false);
            for (Event event : events.after(told)) {
                if (response.closed() || response.writeQueueFull()) {
                    return;
                }
                told = event.number();
                if (isTold(event)) {
                    String data = json(gate.seen(caller), event);
                    say("id: " + ids.of(told) + "\nevent: " + event.type() + "\ndata: " + data + "\n\n");
                }
            }
        }

        /** What is of no stream may name any of them. */
        private boolean isTold(Event event) {
            return event.stream().map(gate.seen(caller)::isTold).orElseGet(() -> caller.mayEverywhere(Right.CONTROL));
        }

        private void say(String text) {
            if (!response.closed() && !response.writeQueueFull()) {
                response.write(text);
            }
        }
    }

    private static String json(SeenStreams streams, Event event) {
        JsonObject data = new JsonObject().put("time", event.time().toString());
        event.stream().ifPresent(stream -> data.put("stream", stream));
        switch (event.type()) {
            case STATE -> data.put("state", event.state()).put("reason", event.reason());
            case RELOADED, RELOAD_FAILED ->
                data.put("errors", new JsonArray(event.reason().lines().toList()));
            case WARNING -> data.put("text", event.reason());
            case CALIBRATION ->
                event.stream()
                        .flatMap(streams::find)
                        .ifPresent(stream -> data.mergeIn(StreamJson.calibration(stream.calibration())));
            case ADDED, CHANGED, REMOVED -> {
                // The name says all.
            }
        }
        return data.encode();
    }
}
