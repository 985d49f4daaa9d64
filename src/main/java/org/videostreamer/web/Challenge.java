package org.videostreamer.web;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** Asks whoever came without what lets them in to show who they are. People log in at the {@link LoginPage}. */
final class Challenge {

    private static final String BASIC = "Basic realm=\"video-streamer\", charset=\"UTF-8\"";
    private static final String BEARER = "Bearer realm=\"video-streamer\"";

    private Challenge() {}

    /** Answers with 401. */
    static void answer(RoutingContext context, String reason) {
        context.response()
                .putHeader("WWW-Authenticate", isOfProgram(context.request()) ? BASIC : BEARER)
                .putHeader("Cache-Control", "no-store");
        Errors.send(context, 401, "error", reason);
    }

    /** Browsers would ask people for a password by a window of their own, which no page can close; programs are told of both. */
    private static boolean isOfProgram(HttpServerRequest request) {
        String agent = request.getHeader("User-Agent");
        boolean browser = agent != null && agent.startsWith("Mozilla/");
        return !browser && !request.headers().contains("Sec-Fetch-Mode");
    }
}
