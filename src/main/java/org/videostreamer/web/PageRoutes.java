package org.videostreamer.web;

import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import org.videostreamer.access.AccessControl;

/** The page of a stream, the dashboard of all, where people log in, and what these load; all of their addresses are relative. */
final class PageRoutes {

    private static final Map<String, String> LOADED = Map.of(
            "ui.js", "text/javascript; charset=utf-8",
            "ui.css", "text/css; charset=utf-8",
            "dashboard.js", "text/javascript; charset=utf-8",
            "dashboard.css", "text/css; charset=utf-8",
            "login.js", "text/javascript; charset=utf-8",
            "login.css", "text/css; charset=utf-8",
            "jsmpeg.min.js", "text/javascript; charset=utf-8",
            "camera-view.js", "text/javascript; charset=utf-8",
            "favicon.svg", "image/svg+xml");

    private final PageFiles files;
    private final StreamGate gate;
    private final AccessControl access;

    PageRoutes(PageFiles files, StreamGate gate, AccessControl access) {
        this.files = files;
        this.gate = gate;
        this.access = access;
    }

    void mount(GuardedRoutes routes) {
        for (String tail : StreamGate.TAILS) {
            // vertx-web takes /ui/ for /ui too, but the page must know which it is to find its files.
            routes.readable("/ui" + tail, Need.VIEW).handler(this::page);
        }
        routes.readable("/", Need.VIEW).handler(this::start);
        routes.readable(LoginPage.PATH, Need.NOTHING).handler(this::login);
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

    private void login(RoutingContext context) {
        if (access.takesPasswords()) {
            page(context, files.login());
        } else {
            redirect(context, "./");
        }
    }

    private void page(RoutingContext context, PageFiles.PageFile file) {
        PagePolicy.put(context.response(), gate.doorway().frameAncestors());
        if (access.isOpen()) {
            send(context, file);
        } else {
            // Whoever has logged out, and whoever sits there next, finds nothing behind the browser's button that leads
            // back.
            sendAnew(context, file, "no-store");
        }
    }

    private static void redirect(RoutingContext context, String location) {
        context.response().setStatusCode(302).putHeader("Location", location).end();
    }

    private static void send(RoutingContext context, PageFiles.PageFile file) {
        context.response().putHeader("ETag", file.tag());
        String known = context.request().getHeader("If-None-Match");
        // A proxy that compresses makes the tag a weak one, which is as good here (RFC 9110 13.1.2).
        if (known != null && known.contains(file.tag())) {
            context.response()
                    .putHeader("Cache-Control", "no-cache")
                    .setStatusCode(304)
                    .end();
        } else {
            sendAnew(context, file, "no-cache");
        }
    }

    private static void sendAnew(RoutingContext context, PageFiles.PageFile file, String cached) {
        // Vert.x would leave the length out of an answer to HEAD.
        context.response()
                .putHeader("Content-Type", file.type())
                .putHeader("Cache-Control", cached)
                .putHeader("Content-Length", Integer.toString(file.length()))
                .end(BufferInternal.buffer(file.content()));
    }
}
