package org.videostreamer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyframeRequestsTest {

    private static final long SPACING = KeyframeRequests.SPACING_NANOS;

    private final KeyframeRequests requests = new KeyframeRequests();

    @Test
    void nobodyWaitsAtFirst() {
        assertThat(requests.isOwed()).isFalse();
        assertThat(requests.isDue(0)).isFalse();
    }

    @Test
    void theFirstIsDueAtOnceAndTheNextAfterItsSpacing() {
        requests.ask();
        assertThat(requests.isDue(7)).isTrue();
        requests.answer(requests.count(), 7);
        assertThat(requests.isOwed()).isFalse();
        requests.ask();
        assertThat(requests.isOwed()).isTrue();
        assertThat(requests.isDue(7 + SPACING - 1)).isFalse();
        assertThat(requests.isDue(7 + SPACING)).isTrue();
    }

    @Test
    void oneKeyframeAnswersAllWhoAskedBeforeIt() {
        requests.ask();
        requests.ask();
        requests.answer(requests.count(), 0);
        assertThat(requests.isOwed()).isFalse();
    }

    @Test
    void aRequestThatComesWhileAKeyframeIsMadeIsNotAnsweredByIt() {
        requests.ask();
        long before = requests.count();
        requests.ask();
        requests.answer(before, 0);
        assertThat(requests.isOwed()).isTrue();
    }

    @Test
    void aKeyframeThatFailsLeavesTheRequestOpen() {
        requests.ask();
        assertThat(requests.isDue(0)).isTrue();
        assertThat(requests.isDue(1)).isTrue();
    }
}
