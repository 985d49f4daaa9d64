package org.videostreamer.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.videostreamer.config.CameraConfig;
import org.videostreamer.config.ConfigException;
import org.videostreamer.testing.LogLines;

class HttpSourceProviderTest {

    private static CameraConfig untrusting(String uri) {
        return HttpTesting.config(uri, Optional.empty(), Duration.ofSeconds(1), false);
    }

    @Test
    void warnsOnceOfACameraWhoseCertificateIsNotVerified() throws ConfigException {
        HttpSourceProvider provider = new HttpSourceProvider();
        try (LogLines log = new LogLines(HttpSourceProvider.class)) {
            provider.open(untrusting("https://u:p@cam/")).close();
            provider.open(untrusting("https://u:p@cam/")).close();
            provider.open(untrusting("http://plain/")).close();
            provider.open(HttpTesting.config("https://verified/")).close();
            assertThat(log.lines())
                    .containsExactly(
                            "https://cam/: tls_verify is false, so anybody on the way can pose as this camera");
        }
    }
}
