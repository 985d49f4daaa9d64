package org.videostreamer.web;

import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** The page and what it loads; all of its addresses are relative. */
final class PageRoutes {

    private static final Map<String, String> LOADED = Map.of(
            "ui.js", "text/javascript; charset=utf-8",
            "ui.css", "text/css; charset=utf-8",
            "jsmpeg.min.js", "text/javascript; charset=utf-8",
            "favicon.svg", "image/svg+xml");

    private final PageFiles files;

    PageRoutes(PageFiles files) {
        this.files = files;
    }

    void mount(Router router) {
        // vertx-web takes /ui/ for /ui too, but the page must know which it is to find its files.
        Readable.route(router, "/ui").handler(this::page);
        Readable.route(router, "/ui/").handler(this::page);
        Readable.route(router, "/").handler(context -> context.response()
                .setStatusCode(302)
                .putHeader("Location", "ui")
                .end());
        LOADED.forEach((name, type) ->
                Readable.route(router, "/static/" + name).handler(context -> send(context, files.loaded(name, type))));
    }

    private void page(RoutingContext context) {
        send(context, context.request().path().endsWith("/") ? files.pageBelow() : files.page());
    }

    private static void send(RoutingContext context, PageFiles.PageFile file) {
        context.response()
                .putHeader("Content-Type", file.type())
                .putHeader("Cache-Control", "no-cache")
                .putHeader("ETag", file.tag())
                .putHeader("X-Content-Type-Options", "nosniff");
        String known = context.request().getHeader("If-None-Match");
        // A proxy that compresses makes the tag a weak one, which is as good here (RFC 9110 13.1.2).
        if (known != null && known.contains(file.tag())) {
            context.response().setStatusCode(304).end();
        } else {
            // Vert.x would leave the length out of an answer to HEAD.
            context.response()
                    .putHeader("Content-Length", Integer.toString(file.length()))
                    .end(BufferInternal.buffer(file.content()));
        }
    }
}
