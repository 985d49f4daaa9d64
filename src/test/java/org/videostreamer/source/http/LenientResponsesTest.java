package org.videostreamer.source.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.impl.BasicHttpTransportMetrics;
import org.apache.hc.core5.http.impl.io.SessionInputBufferImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;

class LenientResponsesTest {

    private static final String OK = "HTTP/1.1 200 OK\r\n";

    private final Limits limits = new Limits(Map.of(Limit.CAMERA_HEADER_LINE_BYTES, 256L));
    private final LenientResponses answers = new LenientResponses(limits);

    private ClassicHttpResponse parse(String head) throws Exception {
        byte[] bytes = (head + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        int longest = answers.limits().getMaxLineLength();
        SessionInputBufferImpl buffer =
                new SessionInputBufferImpl(new BasicHttpTransportMetrics(), 64, 8, longest, null);
        return answers.create().parse(buffer, new ByteArrayInputStream(bytes));
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1 200 OK, HTTP/1.1, 200, OK",
        "HTTP/1.0 401 Who are you, HTTP/1.0, 401, Who are you",
        "HTTP/1.1   404, HTTP/1.1, 404, ''",
        "HTTP/2.1 200 OK, HTTP/1.0, 200, OK",
        "HTTP/1 200 OK, HTTP/1.0, 200, OK",
        "HTTP 500 broken, HTTP/1.0, 500, broken",
        "http/1.1 200 ok, HTTP/1.1, 200, ok",
        "ICY 200 OK, HTTP/1.0, 200, OK",
        "rest of a picture: HTTP/1.1 200 OK, HTTP/1.1, 200, OK",
    })
    void aStatusLineMayLackWhatDoesNotMatter(String line, String version, int status, String reason) throws Exception {
        ClassicHttpResponse answer = parse(line + "\r\n");
        assertThat(answer.getVersion()).hasToString(version);
        assertThat(answer.getCode()).isEqualTo(status);
        assertThat(answer.getReasonPhrase()).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 20", "HTTP/1.1 2000 OK", "HTTP/1.1 OK", "XHTTP/1.1 200 OK", "200 OK"})
    void aLineWithoutAStatusIsPassedOver(String line) throws Exception {
        assertThat(parse(line + "\r\nHTTP/1.1 204 None\r\n").getCode()).isEqualTo(204);
    }

    @Test
    void headersThatSayTheSameCountOnceAndLinesThatAreNoneNotAtAll() throws Exception {
        ClassicHttpResponse answer =
                parse(OK + "A: 1\r\nno header\r\na : 1\r\nA: 2\r\nB:\t1 \r\nX:\r\nGET /x HTTP/1.1 a:b\r\n");
        assertThat(Arrays.stream(answer.getHeaders()).map(Object::toString))
                .containsExactly("A: 1", "A: 2", "B: 1", "X: ");
    }

    @Test
    void nothingBeforeTheStatusLineGoesOnForEver() throws Exception {
        assertThat(parse("\r\n".repeat(9) + OK).getCode()).isEqualTo(200);
        assertThatThrownBy(() -> parse("\r\n".repeat(11) + OK))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("no status line among the first lines");
        assertThat(limits.timesReached(Limit.CAMERA_HEADER_LINE_BYTES)).isZero();
        assertThat(limits.timesReached(Limit.CAMERA_HEADER_BYTES)).isZero();
    }

    @Test
    void aLineBeyondTheLimitIsRefusedAndCounted() throws Exception {
        assertThat(parse(OK + "A: " + "x".repeat(250) + "\r\n").getHeaders()).hasSize(1);
        assertThatThrownBy(() -> parse(OK + "A: " + "x".repeat(300) + "\r\n"))
                .isInstanceOf(MessageConstraintException.class);
        assertThat(limits.timesReached(Limit.CAMERA_HEADER_LINE_BYTES)).isEqualTo(1);
        assertThat(limits.timesReached(Limit.CAMERA_HEADER_BYTES)).isZero();
    }

    @Test
    void twoHundredHeadersAreRefusedAndCounted() throws Exception {
        assertThat(parse(OK + headers(199)).getHeaders()).hasSize(199);
        assertThatThrownBy(() -> parse(OK + headers(200))).isInstanceOf(MessageConstraintException.class);
        assertThat(limits.timesReached(Limit.CAMERA_HEADER_BYTES)).isEqualTo(1);
        assertThat(limits.timesReached(Limit.CAMERA_HEADER_LINE_BYTES)).isZero();
    }

    @Test
    void aStatusThatNoAnswerCanHaveIsRefused() {
        assertThatThrownBy(() -> parse("HTTP/1.1 000 no\r\n"))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("the status line or a header cannot be understood");
    }

    private static String headers(int count) {
        StringBuilder headers = new StringBuilder();
        for (int i = 0; i < count; i++) {
            headers.append("A").append(i).append(": x\r\n");
        }
        return headers.toString();
    }
}
