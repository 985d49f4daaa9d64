package org.videostreamer.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.SessionInputBufferImpl;
import org.videostreamer.limits.Limits;
import org.videostreamer.testing.Fuzz;

class CameraHeadFuzzTest {

    @Fuzz
    void whateverHeadACameraSendsIsUnderstoodOrRefused(FuzzedDataProvider input) {
        byte[] bytes = input.consumeRemainingAsBytes();
        try {
            ClassicHttpResponse answer = new LenientResponses(new Limits())
                    .create()
                    .parse(new SessionInputBufferImpl(8_192), new ByteArrayInputStream(bytes));
            if (answer != null) {
                assertThat(answer.getCode()).isBetween(0, 999);
                long length = new LenientLength().determineLength(answer);
                assertThat(length >= 0
                                || length == ContentLengthStrategy.CHUNKED
                                || length == ContentLengthStrategy.UNDEFINED)
                        .isTrue();
            }
        } catch (IOException | HttpException refused) {
            assertThat(refused).isNotNull();
        }
    }
}
