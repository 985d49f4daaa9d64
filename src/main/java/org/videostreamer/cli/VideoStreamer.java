package org.videostreamer.cli;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.config.*;
import org.videostreamer.source.SourceProviders;

/** The program. */
public final class VideoStreamer {

    private static final Logger LOG = LoggerFactory.getLogger(VideoStreamer.class);

    private VideoStreamer() {}

    public static void main(String[] arguments) throws Exception {
        String uri = arguments.length > 0 ? arguments[0] : "test";
        Application app = new Application(
                new ServerConfig(List.of(SourceConfig.of(new ListenAddress("0.0.0.0", 8000), new SourceUri(uri)))),
                new SourceProviders());
        app.start();
        LOG.info(
                "up after {} ms",
                System.currentTimeMillis()
                        - java.lang.management.ManagementFactory.getRuntimeMXBean()
                                .getStartTime());
        Thread.currentThread().join();
    }
}
