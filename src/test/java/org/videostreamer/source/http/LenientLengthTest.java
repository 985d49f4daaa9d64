package org.videostreamer.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LenientLengthTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "5             | none | none          | 5",
                "0             | none | none          | 0",
                "5             | 5    | none          | 5",
                "5, 5          | none | none          | 5",
                "5             | 6    | none          | none",
                "5, 6          | none | none          | none",
                "-5            | none | none          | none",
                "five          | none | none          | none",
                "5             | x    | none          | none",
                "none          | none | none          | none",
                "none          | none | identity      | none",
                "5             | none | chunked       | chunked",
                "none          | none | gzip, CHUNKED | chunked",
                "5             | none | gzip          | 5"
            })
    void isWhatTheCameraSaysIfItSaysOne(String one, String other, String coding, String expected) {
        BasicClassicHttpResponse answer = new BasicClassicHttpResponse(200);
        add(answer, "Content-Length", one);
        add(answer, "Content-Length", other);
        add(answer, "Transfer-Encoding", coding);
        long length = expected == null
                ? ContentLengthStrategy.UNDEFINED
                : expected.equals("chunked") ? ContentLengthStrategy.CHUNKED : Long.parseLong(expected);
        assertThat(new LenientLength().determineLength(answer)).isEqualTo(length);
    }

    private static void add(BasicClassicHttpResponse answer, String name, String value) {
        if (value != null) {
            answer.addHeader(name, value);
        }
    }
}
