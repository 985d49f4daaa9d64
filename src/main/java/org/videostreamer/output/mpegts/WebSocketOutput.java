package org.videostreamer.output.mpegts;

import io.netty.buffer.ByteBuf;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.buffer.BufferInternal;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.videostreamer.output.OpenViewers;
import org.videostreamer.output.SocketViewer;
import org.videostreamer.stream.RenditionKey;
import org.videostreamer.stream.Stream;

/** Sends a rendition over a WebSocket, one picture a binary message. What the client says is not listened to. */
public final class WebSocketOutput {

    private static final long PING_MILLIS = TimeUnit.SECONDS.toMillis(20);

    /** RFC 6455 section 7.4.1: the server goes down. */
    private static final short GOING_AWAY = 1001;

    private WebSocketOutput() {}

    /**
     * Sends the stream until either side closes.
     *
     * @param loop the socket's event loop, on which this is called
     * @param viewers keeps the viewer for as long as it watches
     */
    public static void serve(
            Vertx vertx, ServerWebSocket socket, Stream stream, RenditionKey key, Executor loop, OpenViewers viewers) {
        SocketViewer viewer =
                new SocketViewer(stream, key, socket.remoteAddress().toString(), loop, new SocketWire(socket));
        viewers.add(viewer);
        long pings = vertx.setPeriodic(PING_MILLIS, timer -> {
            if (!socket.isClosed()) {
                socket.writePing(Buffer.buffer());
            }
        });
        socket.exceptionHandler(failure -> viewer.close());
        socket.closeHandler(end -> {
            vertx.cancelTimer(pings);
            viewers.remove(viewer);
            viewer.close();
        });
    }

    private record SocketWire(ServerWebSocket socket) implements SocketViewer.Wire {
        @Override
        public Future<Void> write(ByteBuf frame) {
            // One WebSocket frame whatever its size: players take a message as a picture.
            return socket.isClosed()
                    ? Future.failedFuture("the WebSocket is closed")
                    : socket.write(BufferInternal.buffer(frame));
        }

        @Override
        public Future<Void> end() {
            return socket.close(GOING_AWAY);
        }

        @Override
        public void drop() {
            socket.close();
        }
    }
}
