package org.videostreamer.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.videostreamer.config.CameraConfig;
import org.videostreamer.config.ConfigException;

class HttpSourceProviderTest {

    private static CameraConfig untrusting(String uri) {
        return HttpTesting.config(uri, Optional.empty(), Duration.ofSeconds(1), false);
    }

    @Test
    void warnsOnceOfACameraWhoseCertificateIsNotVerified() throws ConfigException {
        Logger logger = (Logger) LoggerFactory.getLogger(HttpSourceProvider.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        HttpSourceProvider provider = new HttpSourceProvider();
        try {
            provider.open(untrusting("https://u:p@cam/")).close();
            provider.open(untrusting("https://u:p@cam/")).close();
            provider.open(untrusting("http://plain/")).close();
            provider.open(HttpTesting.config("https://verified/")).close();
        } finally {
            logger.detachAppender(log);
        }
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("https://cam/: tls_verify is false, so anybody on the way can pose as this camera");
    }
}
