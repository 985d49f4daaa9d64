package org.videostreamer.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.SecurityPolicyHandler;

/**
 * The routes of a listener, each behind the gate: there is no other way to make one, and none without saying what it needs. On
 * a listener's event loop.
 */
final class GuardedRoutes {

    private static final String NEED = "need";

    private final Router router;
    private final RouteGate gate;

    GuardedRoutes(Router router, RouteGate gate) {
        this.router = router;
        this.gate = gate;
    }

    /** A route of something to read: it answers GET, and HEAD as GET without a body, which Vert.x leaves out by itself. */
    Route readable(String path, Need need) {
        return guarded(router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD), need);
    }

    /** A route of one method. */
    Route on(HttpMethod method, String path, Need need) {
        return guarded(router.route(method, path), need);
    }

    /** A route that tells which methods there are; browsers ask it before they show who asks. */
    Route options(String path) {
        return guarded(router.options(path), Need.NOTHING);
    }

    private Route guarded(Route route, Need need) {
        // Of this kind, because Vert.x wants such handlers before those that read bodies.
        SecurityPolicyHandler first = context -> gate.admit(context, need);
        return route.putMetadata(NEED, need).handler(first);
    }

    /** What a route needs, if it is one of these. */
    static Need needOf(Route route) {
        return route.getMetadata(NEED);
    }
}
