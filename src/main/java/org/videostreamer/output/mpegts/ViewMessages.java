package org.videostreamer.output.mpegts;

import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.videostreamer.config.ConfigException;
import org.videostreamer.output.SocketViewer;
import org.videostreamer.stream.ViewAnswer;
import org.videostreamer.stream.ViewChange;

/**
 * What a viewer says of its view in JSON objects, each answered by one; other text is ignored. Where it does not take what
 * it is sent, the newest answer alone waits for it. On the socket's event loop.
 */
final class ViewMessages {

    private final ServerWebSocket socket;
    private final SocketViewer viewer;
    private final ViewChange.Reader reader;
    private Optional<String> waiting = Optional.empty();

    ViewMessages(ServerWebSocket socket, SocketViewer viewer, ViewChange.Reader reader) {
        this.socket = socket;
        this.viewer = viewer;
        this.reader = reader;
    }

    /** Listens from now on. */
    void listen() {
        socket.textMessageHandler(this::hear);
        socket.drainHandler(now -> say());
    }

    private void hear(String message) {
        if (!message.stripLeading().startsWith("{")) {
            // Programs that keep a connection alive with words of their own are not answered, which players would not
            // expect.
            return;
        }
        ViewAnswer answer = answer(message);
        String key = answer.outcome() == ViewAnswer.Outcome.CHANGED ? "rendition" : "error";
        waiting = Optional.of(new JsonObject().put(key, answer.text()).encode());
        say();
    }

    private ViewAnswer answer(String message) {
        try {
            return viewer.change(reader.read(message));
        } catch (ConfigException e) {
            return ViewAnswer.bad(e.getMessage());
        }
    }

    private void say() {
        if (waiting.isPresent() && !socket.isClosed() && !socket.writeQueueFull()) {
            socket.writeTextMessage(waiting.get());
            waiting = Optional.empty();
        }
    }
}
