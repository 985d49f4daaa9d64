package org.videostreamer.web;

import io.vertx.ext.web.RoutingContext;

/**
 * Holds changes to bodies that are said to be JSON: a form in a page of another host cannot say so, and its script must ask for
 * leave first.
 */
final class JsonBody {

    private static final String TYPE = "application/json";

    private JsonBody() {}

    /** Whether the body is said to be JSON; if not, that is answered. */
    static boolean isSaid(RoutingContext context) {
        boolean said = Offers.type(context).equals(TYPE);
        if (!said) {
            Errors.send(context, 415, "error", "Content-Type: expected " + TYPE);
        }
        return said;
    }
}
