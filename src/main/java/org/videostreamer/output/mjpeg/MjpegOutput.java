package org.videostreamer.output.mjpeg;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.internal.buffer.BufferInternal;
import java.util.Locale;
import org.videostreamer.frame.Codec;
import org.videostreamer.output.ConnectionChannel;
import org.videostreamer.output.OpenViewers;
import org.videostreamer.output.SocketViewer;
import org.videostreamer.stream.RenditionKey;
import org.videostreamer.stream.Stream;

/** Answers a request with an endless multipart of JPEG pictures. */
public final class MjpegOutput {

    /** Makes the delimiter that the last part ended with the closing one. */
    private static final String CLOSING = "--\r\n";

    /**
     * The same bytes by the name of RFC 2046, for who asks for it: a page that reads the parts itself, from which WebKit
     * keeps a {@code multipart/x-mixed-replace}, and whose connection it leaves open.
     */
    private static final String MIXED = "multipart/mixed";

    private MjpegOutput() {}

    /** Puts the headers of the answer to such a request. */
    public static void putHeaders(HttpServerRequest request) {
        String accept = request.getHeader("Accept");
        boolean mixed = accept != null && accept.toLowerCase(Locale.ROOT).contains(MIXED);
        String type = Codec.MJPEG.contentType();
        request.response()
                .putHeader("Content-Type", mixed ? type.replace("multipart/x-mixed-replace", MIXED) : type)
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no");
    }

    /**
     * Sends the stream until either side ends the connection. Called on the request's event loop.
     *
     * @param viewers those of that loop
     */
    public static void serve(HttpServerRequest request, Stream stream, RenditionKey key, OpenViewers viewers) {
        HttpServerResponse response = request.response();
        putHeaders(request);
        // HTTP/1.0 knows no chunks: there the end of the connection ends the answer.
        response.setChunked(request.version() != HttpVersion.HTTP_1_0);
        Channel channel = ConnectionChannel.of(request.connection());
        SocketViewer viewer = new SocketViewer(
                request.remoteAddress() + " watching " + stream.name() + " as " + key.codec(),
                viewers,
                new HttpWire(response, channel));
        response.exceptionHandler(failure -> viewer.close());
        response.closeHandler(end -> viewer.close());
        response.write(Codec.MJPEG.opening());
        viewer.join(stream, key);
    }

    private record HttpWire(HttpServerResponse response, Channel channel) implements SocketViewer.Wire {
        @Override
        public Future<Void> write(ByteBuf frame) {
            Buffer shared = BufferInternal.buffer(frame);
            return response.write(shared);
        }

        @Override
        public Future<Void> end() {
            return response.end(CLOSING);
        }

        @Override
        public void drop() {
            ConnectionChannel.cut(channel);
        }
    }
}
