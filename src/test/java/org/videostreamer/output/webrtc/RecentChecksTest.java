package org.videostreamer.output.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.videostreamer.output.webrtc.ice.TransactionId;

class RecentChecksTest {

    private final RecentChecks checks = new RecentChecks();
    private final Path own = TestPath.udp("192.0.2.1", 1);
    private final Path other = TestPath.udp("192.0.2.2", 1);

    @Test
    void aCheckThatIsRepeatedOnItsOwnPathIsGenuine() {
        assertThat(checks.isGenuine(new TransactionId(1, 1), own)).isTrue();
        assertThat(checks.isGenuine(new TransactionId(1, 1), TestPath.udp("192.0.2.1", 1)))
                .isTrue();
    }

    @Test
    void oneThatWasRecordedAndComesFromElsewhereIsNot() {
        checks.isGenuine(new TransactionId(1, 1), own);
        assertThat(checks.isGenuine(new TransactionId(1, 1), other)).isFalse();
        assertThat(checks.isGenuine(new TransactionId(1, 1), own))
                .as("the viewer's own")
                .isTrue();
        assertThat(checks.isGenuine(new TransactionId(1, 2), other))
                .as("another check")
                .isTrue();
        assertThat(checks.isGenuine(new TransactionId(2, 1), other))
                .as("another check")
                .isTrue();
    }

    @Test
    void theNewestHundredAndTwentyEightAreRemembered() {
        checks.isGenuine(new TransactionId(0, 0), own);
        for (int i = 1; i < 128; i++) {
            checks.isGenuine(new TransactionId(0, i), own);
        }
        assertThat(checks.isGenuine(new TransactionId(0, 0), other)).isFalse();
        checks.isGenuine(new TransactionId(0, 128), own);
        assertThat(checks.isGenuine(new TransactionId(0, 0), other))
                .as("forgotten")
                .isTrue();
    }
}
