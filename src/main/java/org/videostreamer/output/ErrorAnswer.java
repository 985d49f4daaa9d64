package org.videostreamer.output;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

/** Answers that say why there is nothing else, as JSON that nobody keeps. On the request's event loop. */
public final class ErrorAnswer {

    private static final int NO_ROOM = 503;

    private ErrorAnswer() {}

    /** Says why; completes when that was taken. */
    public static Future<Void> send(HttpServerResponse response, int status, String reason) {
        return send(response, status, new JsonObject().put("error", reason));
    }

    /** Says that; completes when that was taken. */
    static Future<Void> send(HttpServerResponse response, int status, JsonObject answer) {
        if (response.headWritten() || response.closed()) {
            return Future.succeededFuture();
        }
        return response.setStatusCode(status)
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Type", "application/json")
                .end(answer.encode());
    }

    /**
     * It cannot be had now, because others have all that there may be. The connection ends with the answer: who is refused
     * does not keep what could serve another.
     *
     * @param seconds after which trying again is worth while
     */
    public static Future<Void> noRoom(HttpServerResponse response, int seconds, String reason) {
        response.putHeader("Retry-After", Integer.toString(seconds)).putHeader("Connection", "close");
        return send(response, NO_ROOM, reason);
    }
}
