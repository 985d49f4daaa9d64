package org.videostreamer.output.mjpeg;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.Locale;
import org.videostreamer.frame.Codec;
import org.videostreamer.output.ConnectionChannel;
import org.videostreamer.output.OpenViewers;
import org.videostreamer.output.SocketViewer;
import org.videostreamer.stream.StreamRequest;

/** Answers a request with an endless multipart of JPEG pictures. */
public final class MjpegOutput {

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
     * @param wanted what is asked for
     * @param viewers those of that loop
     */
    public static void serve(HttpServerRequest request, StreamRequest wanted, OpenViewers viewers) {
        HttpServerResponse response = request.response();
        putHeaders(request);
        // HTTP/1.0 knows no chunks: there the end of the connection ends the answer.
        response.setChunked(request.version() != HttpVersion.HTTP_1_0);
        SocketViewer viewer = new SocketViewer(
                wanted.viewer(Codec.MJPEG),
                viewers,
                ConnectionChannel.of(request.connection()),
                isForImage(request) ? new AdvanceWire(response) : new MjpegWire(response));
        response.exceptionHandler(failure -> viewer.close());
        response.closeHandler(end -> viewer.close());
        viewer.join(wanted, Codec.MJPEG);
    }

    /** Whether an {@code <img>} shows it: browsers say so (Fetch Metadata), others may ask for the same. */
    private static boolean isForImage(HttpServerRequest request) {
        String asked = request.getParam("advance_headers");
        return asked == null ? "image".equals(request.getHeader("Sec-Fetch-Dest")) : "1".equals(asked);
    }
}
