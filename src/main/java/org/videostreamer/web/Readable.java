package org.videostreamer.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;

/** Routes of things to read. */
final class Readable {

    private Readable() {}

    /** A route that answers GET, and HEAD as GET without a body, which Vert.x leaves out by itself. */
    static Route route(Router router, String path) {
        return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD);
    }
}
