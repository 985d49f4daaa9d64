package org.videostreamer.web;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.videostreamer.config.Doorway;
import org.videostreamer.output.OpenViewers;

/** All routes of a listener. On one event loop. */
final class ListenerRoutes {

    private final Router router;
    private final Errors errors;
    private final OpenViewers viewers;
    private final MetaRoutes following;

    ListenerRoutes(Vertx vertx, Executor loop, Supplier<ServedStreams> streams, Shared shared) {
        router = Router.router(vertx);
        errors = new Errors(shared.report());
        Supplier<Doorway> doorway = () -> streams.get().doorway();
        new HostCheck(doorway).mount(router);
        new CrossOrigin(() -> doorway.get().allowedOrigins()).mount(router);
        errors.mountFirst(router);
        new OriginCheck(doorway).mount(router);
        StreamGate gate = new StreamGate(streams);
        viewers = new OpenViewers(loop, shared.report());
        new StreamRoutes(vertx, gate, loop, shared.snapshots(), viewers).mount(router);
        new ClipRoutes(vertx, gate, loop, shared.clips()).mount(router);
        following = new MetaRoutes(vertx, loop, gate);
        following.mount(router);
        new TilesRoute(vertx, streams, viewers).mount(router);
        Deferred deferred = new Deferred(loop);
        Offers offers = new Offers(gate, shared.webrtc(), deferred, shared.limits());
        WhepRoutes whep = new WhepRoutes(offers, shared.webrtc(), deferred);
        whep.mount(router);
        new OfferRoutes(offers, whep).mount(router);
        new WebRtcStatusRoutes(shared.webrtc(), deferred).mount(router);
        new ViewRoute(gate, shared.webrtc(), deferred, shared.limits()).mount(router);
        new StreamsRoutes(streams, gate, deferred).mount(router);
        new CalibrationRoutes(gate, deferred, shared.limits()).mount(router);
        new MeasureRoutes(vertx, gate, loop, shared.snapshots()).mount(router);
        new LimitsRoute(shared.limits()).mount(router);
        new SchemaRoute().mount(router);
        new MetricsRoute(shared.metrics(), deferred).mount(router);
        new EventsRoute(vertx, loop, streams, shared.events(), shared.run()).mount(router);
        new ReloadRoute(shared.reloading(), deferred).mount(router);
        new HealthRoutes(shared.health(), deferred).mount(router);
        new OpenApiRoute().mount(router);
        new PageRoutes(shared.page(), streams, gate).mount(router);
        errors.mountLast(router);
    }

    /** The routes alone. */
    Router router() {
        return router;
    }

    /** Answers a request. */
    void answer(HttpServerRequest request) {
        router.handle(meantAsSaid(request));
    }

    /** Answers what is no request. */
    void refuse(HttpServerRequest request) {
        errors.refuse(meantAsSaid(request));
    }

    /** Whatever is answered is what its media type says: no browser is to guess a page in a peer's bytes. */
    private static HttpServerRequest meantAsSaid(HttpServerRequest request) {
        request.response().putHeader("X-Content-Type-Options", "nosniff");
        return request;
    }

    /** Ends the streams of all who watch here; completes when they have been told. */
    Future<?> endAll() {
        return Future.join(viewers.endAll(), following.endAll());
    }
}
