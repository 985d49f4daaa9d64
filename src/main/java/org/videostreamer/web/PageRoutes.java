package org.videostreamer.web;

import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** The page of a stream, the dashboard of all, and what both load; all of their addresses are relative. */
final class PageRoutes {

    private static final Map<String, String> LOADED = Map.of(
            "ui.js", "text/javascript; charset=utf-8",
            "ui.css", "text/css; charset=utf-8",
            "dashboard.js", "text/javascript; charset=utf-8",
            "dashboard.css", "text/css; charset=utf-8",
            "jsmpeg.min.js", "text/javascript; charset=utf-8",
            "camera-view.js", "text/javascript; charset=utf-8",
            "favicon.svg", "image/svg+xml");

    private final PageFiles files;
    private final StreamGate gate;

    PageRoutes(PageFiles files, StreamGate gate) {
        this.files = files;
        this.gate = gate;
    }

    void mount(GuardedRoutes routes) {
        for (String tail : StreamGate.TAILS) {
            // vertx-web takes /ui/ for /ui too, but the page must know which it is to find its files.
            routes.readable("/ui" + tail, Need.VIEW).handler(this::page);
        }
        routes.readable("/", Need.VIEW).handler(this::start);
        LOADED.forEach((name, type) -> routes.readable("/static/" + name, Need.NOTHING)
                .handler(context -> send(context, files.loaded(name, type))));
    }

    private void start(RoutingContext context) {
        SeenStreams seen = gate.seen(RouteGate.caller(context));
        if (seen.streams().size() == 1) {
            // Of several that are served it has no address without its name.
            redirect(
                    context,
                    seen.find("").isPresent()
                            ? "ui"
                            : "ui/" + seen.streams().get(0).config().name());
        } else {
            page(context, files.dashboard());
        }
    }

    private void page(RoutingContext context) {
        boolean below = context.request().path().endsWith("/");
        boolean named = !StreamGate.pathName(context).isEmpty();
        if (!named && gate.seen(RouteGate.caller(context)).find("").isEmpty()) {
            redirect(context, below ? "../" : "./");
        } else {
            gate.stream(context).ifPresent(stream -> page(context, files.page((named ? 1 : 0) + (below ? 1 : 0))));
        }
    }

    private void page(RoutingContext context, PageFiles.PageFile file) {
        PagePolicy.put(context.response(), gate.doorway().frameAncestors());
        send(context, file);
    }

    private static void redirect(RoutingContext context, String location) {
        context.response().setStatusCode(302).putHeader("Location", location).end();
    }

    private static void send(RoutingContext context, PageFiles.PageFile file) {
        context.response()
                .putHeader("Content-Type", file.type())
                .putHeader("Cache-Control", "no-cache")
                .putHeader("ETag", file.tag());
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
