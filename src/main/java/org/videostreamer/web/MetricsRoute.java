package org.videostreamer.web;

import io.vertx.ext.web.Router;

/** {@code GET /metrics}: what the program does, for Prometheus. On a listener's event loop. */
final class MetricsRoute {

    private final Metrics metrics;
    private final Deferred deferred;

    MetricsRoute(Metrics metrics, Deferred deferred) {
        this.metrics = metrics;
        this.deferred = deferred;
    }

    void mount(Router router) {
        Readable.route(router, "/metrics")
                .handler(context -> deferred.then(context, metrics.text(), text -> context.response()
                        .putHeader("Content-Type", Metrics.TYPE)
                        .putHeader("Cache-Control", "no-store")
                        .end(text)));
    }
}
