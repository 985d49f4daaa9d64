package org.videostreamer.web;

import io.vertx.ext.web.Router;

/** {@code GET /metrics}: what the program does, for Prometheus. */
final class MetricsRoute {

    private final Metrics metrics;

    MetricsRoute(Metrics metrics) {
        this.metrics = metrics;
    }

    void mount(Router router) {
        Readable.route(router, "/metrics").handler(context -> context.response()
                .putHeader("Content-Type", Metrics.TYPE)
                .putHeader("Cache-Control", "no-store")
                .end(metrics.text()));
    }
}
