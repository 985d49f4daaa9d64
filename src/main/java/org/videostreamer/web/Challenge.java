package org.videostreamer.web;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Asks whoever came without what lets them in to show who they are. Browsers ask people for a password only where these look for
 * a page: what the page itself asks for must never open such a window.
 */
final class Challenge {

    private static final String BASIC = "Basic realm=\"video-streamer\", charset=\"UTF-8\"";
    private static final String BEARER = "Bearer realm=\"video-streamer\"";

    private Challenge() {}

    /** Answers with 401. */
    static void answer(RoutingContext context, String reason) {
        context.response()
                .putHeader("WWW-Authenticate", isForPeople(context.request()) ? BASIC : BEARER)
                .putHeader("Cache-Control", "no-store");
        Errors.send(context, 401, "error", reason);
    }

    /** A program, which asks nobody, or a browser that goes to a page. */
    private static boolean isForPeople(HttpServerRequest request) {
        String agent = request.getHeader("User-Agent");
        boolean browser = agent != null && agent.startsWith("Mozilla/");
        String mode = request.getHeader("Sec-Fetch-Mode");
        String path = request.path();
        boolean page = path.equals("/") || path.equals("/ui") || path.startsWith("/ui/");
        return mode == null ? !browser || page : mode.equals("navigate");
    }
}
