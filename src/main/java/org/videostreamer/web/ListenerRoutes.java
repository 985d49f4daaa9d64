package org.videostreamer.web;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.videostreamer.access.AccessControl;
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
        AccessControl access = shared.access();
        new CrossOrigin(() -> doorway.get().allowedOrigins(), access::proxyHeader).mount(router);
        errors.mountFirst(router);
        new OriginCheck(doorway, access::isOpen).mount(router);
        OpenCallers open = new OpenCallers(vertx, access::holds);
        SessionDoor sessions = new SessionDoor(doorway);
        RouteGate door = new RouteGate(access, loop, open, sessions);
        GuardedRoutes routes = new GuardedRoutes(router, door);
        StreamGate gate = new StreamGate(streams, access::holds);
        viewers = new OpenViewers(loop, shared.report());
        new StreamRoutes(vertx, gate, loop, shared.snapshots(), viewers).mount(routes);
        new ClipRoutes(vertx, gate, loop, shared.clips()).mount(routes);
        following = new MetaRoutes(vertx, loop, gate);
        following.mount(routes);
        new TilesRoute(vertx, gate, viewers).mount(routes);
        Deferred deferred = new Deferred(loop);
        Offers offers = new Offers(gate, shared.webrtc(), deferred, shared.limits());
        WhepRoutes whep = new WhepRoutes(offers, shared.webrtc(), deferred);
        whep.mount(routes);
        new OfferRoutes(offers, whep).mount(routes);
        new WebRtcStatusRoutes(shared.webrtc(), deferred).mount(routes);
        new ViewRoute(gate, shared.webrtc(), deferred, shared.limits()).mount(routes);
        new StreamsRoutes(gate, deferred).mount(routes);
        new CalibrationRoutes(gate, deferred, shared.limits()).mount(routes);
        new MeasureRoutes(vertx, gate, loop, shared.snapshots()).mount(routes);
        new LimitsRoute(shared.limits()).mount(routes);
        new SchemaRoute().mount(routes);
        new MetricsRoute(shared.metrics(), deferred).mount(routes);
        new EventsRoute(vertx, loop, gate, shared.events(), shared.eventIds()).mount(routes);
        new TokenRoute(access).mount(routes);
        new LoginRoutes(access, deferred, door, sessions, shared.limits()).mount(routes);
        new ReloadRoute(shared.reloading(), deferred).mount(routes);
        new HealthRoutes(shared.health(), deferred).mount(routes);
        new OpenApiRoute().mount(routes);
        new PageRoutes(shared.page(), gate, access).mount(routes);
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
