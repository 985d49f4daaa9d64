package org.videostreamer.output.mjpeg;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;
import java.nio.charset.StandardCharsets;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.output.SocketViewer;

/**
 * Parts whose headers go out with the end of the part before, for Chromium, which shows a picture only when it has seen
 * the headers of the next. They can tell nothing of a picture that is not there yet, not even its length.
 */
final class AdvanceWire implements SocketViewer.Wire {

    private static final String HEADERS = "\r\nContent-Type: image/jpeg\r\n\r\n";
    /** Direct memory, as the pictures are, so that both go out in one call; never released. */
    private static final ByteBuf NEXT = Unpooled.unreleasableBuffer(
            Unpooled.directBuffer(HEADERS.length()).writeBytes(HEADERS.getBytes(StandardCharsets.US_ASCII)));

    private final HttpServerResponse response;

    AdvanceWire(HttpServerResponse response) {
        this.response = response;
        response.write(Codec.MJPEG.opening() + HEADERS);
    }

    @Override
    public Future<Void> write(EncodedFrame frame) {
        // The picture and the delimiter behind it, without the headers in front.
        ByteBuf part = frame.wire().skipBytes(frame.pictureStart());
        return response.write(BufferInternal.buffer(Unpooled.wrappedBuffer(part, NEXT.duplicate())));
    }

    /** A closing delimiter would end a part that is empty, which a browser shows as a broken picture. */
    @Override
    public Future<Void> end() {
        return response.end();
    }
}
