package org.videostreamer.output.mjpeg;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.output.SocketViewer;

/** Parts with their own headers: length, number and time of each picture. */
final class MjpegWire implements SocketViewer.Wire {

    /** Makes the delimiter that the last part ended with the closing one. */
    private static final String CLOSING = "--\r\n";

    private final HttpServerResponse response;

    MjpegWire(HttpServerResponse response) {
        this.response = response;
        response.write(Codec.MJPEG.opening());
    }

    @Override
    public Future<Void> write(EncodedFrame frame) {
        return response.write(BufferInternal.buffer(frame.wire()));
    }

    @Override
    public Future<Void> end() {
        return response.end(CLOSING);
    }
}
