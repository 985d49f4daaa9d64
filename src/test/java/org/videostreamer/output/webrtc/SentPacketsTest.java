package org.videostreamer.output.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentPacketsTest {

    private final SentPackets sent = new SentPackets();

    @Test
    void nothingSentIsNothingFound() {
        assertThat(sent.shared(0)).isEmpty();
    }

    @Test
    void packetsAreFoundByTheViewersNumbersAcrossWhatItSkipped() {
        sent.add(100, 7);
        sent.add(101, 8);
        sent.add(102, 50);
        sent.add(103, 51);
        assertThat(sent.shared(99)).isEmpty();
        assertThat(sent.shared(100)).hasValue(7);
        assertThat(sent.shared(101)).hasValue(8);
        assertThat(sent.shared(102)).hasValue(50);
        assertThat(sent.shared(103)).hasValue(51);
    }

    @Test
    void aLongRunIsRememberedWhole() {
        for (int i = 0; i < 100_000; i++) {
            sent.add(i + 1_000, i + 5);
        }
        assertThat(sent.shared(1_000)).hasValue(5);
        assertThat(sent.shared(100_999)).hasValue(100_004);
    }

    @Test
    void ofAViewerThatSkipsOftenTheNewestRunsAreRemembered() {
        for (int i = 0; i < 65; i++) {
            sent.add(i, 2L * i);
        }
        assertThat(sent.shared(0)).isEmpty();
        assertThat(sent.shared(1)).hasValue(2);
        assertThat(sent.shared(64)).hasValue(128);
    }
}
