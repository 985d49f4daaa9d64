package org.videostreamer.output.tiles;

import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a page is told in JSON objects: that a message was wrong, or that no pictures of a stream come, and why. While it takes
 * nothing the newest for each stream waits, and of all else the newest. On the socket's event loop.
 */
final class TileNotices {

    private static final String MESSAGE = "";

    private final ServerWebSocket socket;
    private final int most;
    private final Map<String, String> waiting = new LinkedHashMap<>();

    /** @param most of how many streams something may wait */
    TileNotices(ServerWebSocket socket, int most) {
        this.socket = socket;
        this.most = most;
    }

    /** A message was wrong. */
    void tell(String error) {
        put(MESSAGE, new JsonObject().put("error", error));
    }

    /** No pictures of a stream come unless the page shows it again. */
    void tell(String stream, String error) {
        put(stream, new JsonObject().put("stream", stream).put("error", error));
    }

    private void put(String about, JsonObject notice) {
        if (waiting.size() < most || waiting.containsKey(about)) {
            waiting.put(about, notice.encode());
        }
        say();
    }

    /** The page has no more interest in that stream. */
    void forget(String stream) {
        waiting.remove(stream);
    }

    /** Says what waits, as far as the socket takes it. */
    void say() {
        while (!waiting.isEmpty() && !socket.isClosed() && !socket.writeQueueFull()) {
            String first = waiting.keySet().iterator().next();
            socket.writeTextMessage(waiting.remove(first));
        }
    }
}
