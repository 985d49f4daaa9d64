package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.videostreamer.limits.Limits;
import org.videostreamer.source.SourceProviders;
import org.videostreamer.stream.StreamRegistry;
import org.videostreamer.testing.Cameras;

class HealthTest {

    private final StreamRegistry streams =
            new StreamRegistry(List.of(Cameras.card("sample", "64x48")), new SourceProviders(), new Limits());
    private final Health health = new Health(streams);

    @Test
    void aProgramIsReadyWhileAllListenersListen() {
        try (streams) {
            assertThat(health.isReady()).isFalse();
            health.ready(true);
            assertThat(health.isReady()).isTrue();
            health.ready(false);
            assertThat(health.isReady()).isFalse();
        }
    }

    @Test
    void aProgramLivesAsLongAsTheThreadOfItsStreamsAnswers() throws Exception {
        try (streams) {
            assertThat(health.isAlive().get()).isTrue();
        }
        assertThat(health.isAlive().get()).isFalse();
    }
}
