package org.videostreamer.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.CRC32;

/** The page and what it loads, from the class path; all of its addresses are relative. */
final class PageRoutes {

    private static final String BASE = "<base href=\"./\"";
    private static final String BASE_BELOW = "<base href=\"../\"";
    private static final Map<String, String> FILES = Map.of(
            "ui.js", "text/javascript; charset=utf-8",
            "ui.css", "text/css; charset=utf-8",
            "jsmpeg.min.js", "text/javascript; charset=utf-8",
            "favicon.svg", "image/svg+xml");

    void mount(Router router) {
        // vertx-web takes /ui/ for /ui too, but the page must know which it is to find its files.
        Readable.route(router, "/ui").handler(this::page);
        Readable.route(router, "/ui/").handler(this::page);
        Readable.route(router, "/").handler(context -> context.response()
                .setStatusCode(302)
                .putHeader("Location", "ui")
                .end());
        FILES.forEach((name, type) -> Readable.route(router, "/static/" + name)
                .handler(context -> send(context, type, read("static/" + name))));
    }

    private void page(RoutingContext context) {
        String html = read("ui.html").toString();
        boolean below = context.request().path().endsWith("/");
        send(context, "text/html; charset=utf-8", Buffer.buffer(below ? html.replace(BASE, BASE_BELOW) : html));
    }

    private static void send(RoutingContext context, String type, Buffer content) {
        CRC32 sum = new CRC32();
        sum.update(content.getBytes());
        String tag = "\"" + Long.toHexString(sum.getValue()) + "\"";
        context.response()
                .putHeader("Content-Type", type)
                .putHeader("Cache-Control", "no-cache")
                .putHeader("ETag", tag)
                .putHeader("X-Content-Type-Options", "nosniff");
        if (tag.equals(context.request().getHeader("If-None-Match"))) {
            context.response().setStatusCode(304).end();
        } else {
            // Vert.x would leave the length out of an answer to HEAD.
            context.response()
                    .putHeader("Content-Length", Integer.toString(content.length()))
                    .end(content);
        }
    }

    private static Buffer read(String file) {
        try (InputStream in = PageRoutes.class.getResourceAsStream("/web/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the build has left out the page's " + file);
            }
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
