package org.videostreamer.web;

import io.netty.channel.Channel;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import org.videostreamer.output.ConnectionChannel;

/** A connection that is told of pictures. On its event loop. */
interface MetaReader {

    /** About thirty pictures: whoever has not taken these is slow, and is told of newer ones once it has. */
    int MOST_WAITING_BYTES = 16 * 1024;
    /** The same where each picture is told with its statistics. */
    int MOST_WAITING_STATISTICS_BYTES = 64 * 1024;

    /** Whether nothing may be told now: it is gone, or has not taken what it was told. */
    boolean isBusy();

    /** Tells it a JSON object. */
    void tell(String json);

    /** Keeps the connection alive while there is nothing to tell. */
    void greet();

    /** Ends it in an orderly way; completes when that was taken, or fails with the connection. */
    Future<Void> end();

    /** One behind Server-Sent Events (WHATWG HTML 9.2): each object the data of an event without a name. */
    record Events(HttpServerResponse response, Channel channel) implements MetaReader {
        @Override
        public boolean isBusy() {
            return response.closed() || response.ended() || response.writeQueueFull();
        }

        @Override
        public void tell(String json) {
            response.write("data: " + json + "\n\n").onFailure(gone -> ConnectionChannel.cut(channel));
        }

        @Override
        public void greet() {
            response.write(": \n\n").onFailure(gone -> ConnectionChannel.cut(channel));
        }

        @Override
        public Future<Void> end() {
            return response.closed() || response.ended() ? Future.succeededFuture() : response.end();
        }
    }

    /** One behind a WebSocket: each object a text message. */
    record Socket(ServerWebSocket socket, Channel channel) implements MetaReader {

        /** RFC 6455 section 7.4.1: the server goes down, or the stream does. */
        private static final short GOING_AWAY = 1001;

        @Override
        public boolean isBusy() {
            return socket.isClosed() || socket.writeQueueFull();
        }

        @Override
        public void tell(String json) {
            socket.writeTextMessage(json).onFailure(gone -> ConnectionChannel.cut(channel));
        }

        @Override
        public void greet() {
            socket.writePing(Buffer.buffer());
        }

        @Override
        public Future<Void> end() {
            return socket.isClosed() ? Future.succeededFuture() : socket.close(GOING_AWAY);
        }
    }
}
