package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.testing.RunningApp;

class PageFilesTest {

    private final PageFiles files = new PageFiles();

    @Test
    void howeverManyAnswersWaitToBeTakenAFileStandsInMemoryOnce() {
        var one = files.loaded("jsmpeg.min.js", "text/javascript").content();
        var other = files.loaded("jsmpeg.min.js", "text/javascript").content();
        assertThat(one.isDirect()).isTrue();
        assertThat(one.memoryAddress()).isEqualTo(other.memoryAddress());
        one.skipBytes(10);
        one.release();
        assertThat(other.readerIndex()).isZero();
        assertThat(other.refCnt()).isPositive();
    }

    @Test
    void thePageFindsItsFilesFromBothOfItsAddresses() {
        assertThat(files.page(0).content().toString(StandardCharsets.UTF_8)).contains("<base href=\"./\"");
        assertThat(files.page(1).content().toString(StandardCharsets.UTF_8)).contains("<base href=\"../\"");
        assertThat(files.page(2).content().toString(StandardCharsets.UTF_8)).contains("<base href=\"../../\"");
        assertThat(files.dashboard().content().toString(StandardCharsets.UTF_8)).contains("<base href=\"./\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "\"other\", %s"})
    void whoHasAFileAlreadyIsToldSoThroughAProxyToo(String known) {
        try (RunningApp app = RunningApp.of("test")) {
            String tag = app.get("/ui").headers().firstValue("ETag").orElseThrow();
            HttpRequest again = HttpRequest.newBuilder(app.uri("/ui"))
                    .header("If-None-Match", known.formatted(tag))
                    .build();
            assertThat(app.send(again).statusCode()).isEqualTo(304);
        }
    }
}
