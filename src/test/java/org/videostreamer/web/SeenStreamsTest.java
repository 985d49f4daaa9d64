package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videostreamer.testing.Accounts.grant;
import static org.videostreamer.testing.Accounts.token;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videostreamer.access.Caller;
import org.videostreamer.config.Right;
import org.videostreamer.config.ServerConfig;
import org.videostreamer.limits.Limits;
import org.videostreamer.source.SourceProviders;
import org.videostreamer.stream.StreamRegistry;
import org.videostreamer.testing.Cameras;

class SeenStreamsTest {

    private final ServerConfig config =
            Cameras.together(Cameras.card("hall-1", "160x120"), Cameras.card("hall-2", "160x120"));
    private final StreamRegistry registry = new StreamRegistry(config.streams(), new SourceProviders(), new Limits());
    private final ServedStreams all = new ServedStreams(config.listeners().get(0), registry);
    private final SeenStreams seen = new SeenStreams(
            all, new Caller(Optional.of(token("guest", grant("hall-1", Right.VIEW))), Optional.empty()));

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void theHintTellsAHiddenNameFromNoneByNothing() {
        assertThat(seen.find("hall-2")).isEmpty();
        assertThat(seen.nearest("hall-2")).contains("hall-1").isEqualTo(seen.nearest("hall-3"));
        assertThat(seen.nearest("hall-22")).contains("hall-1").isEqualTo(seen.nearest("hall-33"));
        assertThat(new SeenStreams(all, Caller.ANYBODY).nearest("hall-22")).contains("hall-2");
    }
}
