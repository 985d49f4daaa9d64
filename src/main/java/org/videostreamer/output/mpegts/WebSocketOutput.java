package org.videostreamer.output.mpegts;

import io.netty.channel.Channel;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.buffer.BufferInternal;
import java.util.concurrent.TimeUnit;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.output.ConnectionChannel;
import org.videostreamer.output.OpenViewers;
import org.videostreamer.output.SocketViewer;
import org.videostreamer.stream.StreamRequest;
import org.videostreamer.stream.ViewChange;

/**
 * Sends a rendition over a WebSocket, one picture a binary message. What the client says as text is about its view; all else
 * is not listened to.
 */
public final class WebSocketOutput {

    private static final long PING_MILLIS = TimeUnit.SECONDS.toMillis(20);

    /** RFC 6455 section 7.4.1: the server goes down. */
    private static final short GOING_AWAY = 1001;

    private WebSocketOutput() {}

    /**
     * Sends the stream until either side closes. Called on the socket's event loop.
     *
     * @param channel the channel of the socket's connection
     * @param wanted what is asked for
     * @param viewers those of that loop
     * @param reader understands what the client says
     */
    public static void serve(
            Vertx vertx,
            ServerWebSocket socket,
            Channel channel,
            StreamRequest wanted,
            OpenViewers viewers,
            ViewChange.Reader reader) {
        if (socket.isClosed()) {
            // A socket that is closed takes no handlers.
            return;
        }
        SocketViewer viewer = new SocketViewer(wanted.viewer(Codec.MPEG1), viewers, channel, new SocketWire(socket));
        long pings = vertx.setPeriodic(PING_MILLIS, timer -> ping(socket));
        socket.exceptionHandler(failure -> ConnectionChannel.cut(channel));
        socket.closeHandler(end -> {
            vertx.cancelTimer(pings);
            viewer.close();
        });
        new ViewMessages(socket, viewer, reader).listen();
        viewer.join(wanted, Codec.MPEG1);
    }

    private static void ping(ServerWebSocket socket) {
        // Where pictures wait, a ping would only wait behind them.
        if (!socket.isClosed() && !socket.writeQueueFull()) {
            socket.writePing(Buffer.buffer());
        }
    }

    private record SocketWire(ServerWebSocket socket) implements SocketViewer.Wire {
        @Override
        public Future<Void> write(EncodedFrame frame) {
            // One WebSocket frame whatever its size: players take a message as a picture.
            return socket.isClosed()
                    ? Future.failedFuture("the WebSocket is closed")
                    : socket.write(BufferInternal.buffer(frame.wire()));
        }

        @Override
        public Future<Void> end() {
            return socket.close(GOING_AWAY);
        }
    }
}
