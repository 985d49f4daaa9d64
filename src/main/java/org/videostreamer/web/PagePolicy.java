package org.videostreamer.web;

import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import org.videostreamer.config.Doorway;

/** What browsers are to keep from our pages, so that what gets into one by a fault of ours can do little. */
final class PagePolicy {

    /**
     * Everything comes from here, but for what pages make themselves (pictures, files to save). Styles within the page are
     * jsmpeg's; older browsers take a WebSocket of the same host for another one.
     */
    private static final String CONTENT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'"
            + " 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self'; connect-src 'self' ws:"
            + " wss:; base-uri 'self'; form-action 'self'; object-src 'none'";

    private static final String FEATURES = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

    private PagePolicy() {}

    /**
     * Puts it into the answer that is a page.
     *
     * @param frameAncestors pages that may show it within themselves
     */
    static void put(HttpServerResponse response, List<String> frameAncestors) {
        response.putHeader("Content-Security-Policy", CONTENT + ancestors(frameAncestors))
                .putHeader("Permissions-Policy", FEATURES)
                .putHeader("Referrer-Policy", "no-referrer");
    }

    private static String ancestors(List<String> frameAncestors) {
        if (frameAncestors.contains(Doorway.ALL)) {
            // The star of the policy would leave out pages in files.
            return "";
        }
        return frameAncestors.isEmpty()
                ? "; frame-ancestors 'self'"
                : "; frame-ancestors 'self' " + String.join(" ", frameAncestors);
    }
}
