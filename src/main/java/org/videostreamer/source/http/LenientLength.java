package org.videostreamer.source.http;

import java.util.Locale;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpMessage;

/**
 * How long a camera's answer is (RFC 9112, 6.3), with mercy: the same length twice counts once, and one that is no number,
 * or another than that before, is none; then the answer ends with its connection.
 */
final class LenientLength implements ContentLengthStrategy {

    @Override
    public long determineLength(HttpMessage message) {
        for (Header coding : message.getHeaders(HttpHeaders.TRANSFER_ENCODING)) {
            if (coding.getValue().strip().toLowerCase(Locale.ROOT).endsWith("chunked")) {
                return CHUNKED;
            }
        }
        long length = UNDEFINED;
        for (Header header : message.getHeaders(HttpHeaders.CONTENT_LENGTH)) {
            for (String text : header.getValue().split(",")) {
                long told = number(text.strip());
                if (told < 0 || length != UNDEFINED && told != length) {
                    return UNDEFINED;
                }
                length = told;
            }
        }
        return length;
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return UNDEFINED;
        }
    }
}
