package org.videostreamer.web;

/** {@code GET /metrics}: what the program does, for Prometheus. On a listener's event loop. */
final class MetricsRoute {

    private final Metrics metrics;
    private final Deferred deferred;

    MetricsRoute(Metrics metrics, Deferred deferred) {
        this.metrics = metrics;
        this.deferred = deferred;
    }

    void mount(GuardedRoutes routes) {
        routes.readable("/metrics", Need.MEASURE)
                .handler(context -> deferred.then(context, metrics.text(), text -> context.response()
                        .putHeader("Content-Type", Metrics.TYPE)
                        .putHeader("Cache-Control", "no-store")
                        .end(SeenMetrics.of(text, RouteGate.caller(context)))));
    }
}
