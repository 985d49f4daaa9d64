package org.videostreamer.web;

import org.videostreamer.config.ConfigSchema;

/** {@code GET /api/schema}: what editors want to know of the configuration file. */
final class SchemaRoute {

    void mount(GuardedRoutes routes) {
        routes.readable("/api/schema", Need.NOTHING).handler(context -> context.response()
                .putHeader("Content-Type", "application/schema+json")
                // Pages of editors read it too.
                .putHeader("Access-Control-Allow-Origin", "*")
                .end(ConfigSchema.json()));
    }
}
