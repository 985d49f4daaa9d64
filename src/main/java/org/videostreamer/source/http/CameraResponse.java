package org.videostreamer.source.http;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;

/** What a camera answers to one request. For one thread. */
final class CameraResponse {

    /** A rest that is longer is not worth the wait for it. */
    private static final int MOST_REST = 64 * 1024;

    /** For an end that was announced. */
    private static final Duration PATIENCE_FOR_END = Duration.ofMillis(500);
    /** For a camera that ends an answer by ending the connection. */
    private static final Duration PATIENCE_FOR_CLOSE = Duration.ofMillis(50);

    private final ClassicHttpResponse response;
    private final Optional<String> elsewhere;
    private final OpenSocket socket;
    private final boolean plain;
    private final boolean compressed;
    /** What comes by the socket, compressed or not. */
    private final InputStream content;

    /**
     * @param response has content
     * @param elsewhere host and port that it comes from, if the camera sent us to another than its own
     * @param socket that it comes by
     * @param plain whether it comes without TLS
     */
    CameraResponse(ClassicHttpResponse response, Optional<String> elsewhere, OpenSocket socket, boolean plain)
            throws IOException {
        this.response = response;
        this.elsewhere = elsewhere;
        this.socket = socket;
        this.plain = plain;
        this.compressed = isCompressed(response.getEntity());
        this.content = response.getEntity().getContent();
    }

    /** We do not ask for it, and a proxy may do it all the same. */
    private static boolean isCompressed(HttpEntity entity) {
        String coding = Optional.ofNullable(entity.getContentEncoding()).orElse("");
        return coding.strip().toLowerCase(Locale.ROOT).matches("(x-)?gzip");
    }

    /** Empty where the camera tells none. */
    String contentType() {
        return Optional.ofNullable(response.getEntity().getContentType()).orElse("");
    }

    /** Host and port that it comes from, if the camera sent us to another than its own. */
    Optional<String> elsewhere() {
        return elsewhere;
    }

    /** Whether it says of itself that it is one of several parts; any such type, for nothing else could be meant. */
    boolean isMultipart() {
        return contentType().strip().toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    /** Whether it says of itself that it is one picture, whatever a camera appends to it, such as the other eye's. */
    boolean isPicture() {
        boolean image = contentType().strip().toLowerCase(Locale.ROOT).startsWith("image/");
        return image && response.getEntity().getContentLength() >= 0;
    }

    /** Whether an end that has not come yet will be told, so that silence is none. */
    boolean isChunked() {
        return response.getEntity().isChunked();
    }

    /** Whether it ends before its connection does. */
    boolean hasEnd() {
        return isChunked() || response.getEntity().getContentLength() >= 0;
    }

    /** What the camera says of when the picture was taken, if anything. */
    Optional<String> timestamp() {
        return Optional.ofNullable(response.getFirstHeader("X-Timestamp")).map(Header::getValue);
    }

    /** What it holds. Of a stream, which is never {@linkplain #finish() finished}, that is the rest of its connection. */
    ByteSource bytes() throws IOException {
        if (compressed) {
            return ByteSource.of(new GZIPInputStream(content));
        }
        return isMultipart() && plain && !hasEnd() ? socket.rest(content) : ByteSource.of(content);
    }

    /**
     * Frees the connection for the next request. An answer that does not end soon costs the connection.
     *
     * @return whether it ended by itself
     */
    boolean finish() {
        byte[] rest = new byte[MOST_REST];
        try {
            socket.setPatience(hasEnd() ? PATIENCE_FOR_END : PATIENCE_FOR_CLOSE);
            int most = MOST_REST;
            for (int count = content.read(rest); most > 0; count = content.read(rest)) {
                if (count < 0) {
                    return true;
                }
                most -= count;
            }
            socket.drop();
            // The client learns by this that the connection is of no more use.
            content.read(rest);
        } catch (IOException e) {
            // The next request is made over a new connection.
        }
        return false;
    }
}
