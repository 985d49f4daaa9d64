package org.videostreamer.output.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.videostreamer.output.webrtc.ice.BindingSuccess;
import org.videostreamer.testing.webrtc.StunMessage;

class OwnChecksTest {

    private static final String PASSWORD = "a-password-of-the-viewer";

    private final OwnChecks checks = new OwnChecks("view:serv", PASSWORD, new SecureRandom());
    private final Path path = TestPath.udp("192.0.2.1", 1);

    private static BindingSuccess answer(byte[] check) {
        byte[] success = StunMessage.success(check, new InetSocketAddress("192.0.2.9", 9), PASSWORD);
        return BindingSuccess.parse(success, success.length).orElseThrow();
    }

    @Test
    void aCheckIsOneThatAViewerAnswers() {
        byte[] check = checks.next(path);
        StunMessage read = StunMessage.parse(check).orElseThrow();
        assertThat(read.type()).isEqualTo(1);
        assertThat(read.username()).isEqualTo("view:serv");
        assertThat(read.isSignedWith(PASSWORD)).isTrue();
        assertThat(HexFormat.of().formatHex(check))
                .as("a priority as of a peer-reflexive candidate, and that choosing is the viewer's")
                .contains("00240004" + "6effffff" + "80290008");
        assertThat(check.length).as("no longer than the check of a viewer").isLessThanOrEqualTo(100);
    }

    @Test
    void noTwoHaveTheSameNumberButAllTheSameTieBreaker() {
        byte[] one = checks.next(path);
        byte[] other = checks.next(path);
        assertThat(Arrays.copyOfRange(one, 8, 20)).isNotEqualTo(Arrays.copyOfRange(other, 8, 20));
        int tieBreaker = HexFormat.of().formatHex(one).indexOf("80290008") / 2 + 4;
        assertThat(Arrays.copyOfRange(one, tieBreaker, tieBreaker + 8))
                .isEqualTo(Arrays.copyOfRange(other, tieBreaker, tieBreaker + 8));
    }

    @Test
    void theNewestThirtyTwoMayStillBeAnswered() {
        byte[] first = checks.next(path);
        byte[] second = checks.next(path);
        for (int i = 0; i < 31; i++) {
            checks.next(path);
        }
        assertThat(checks.isAnswered(answer(first), path)).isFalse();
        assertThat(checks.isAnswered(answer(second), path)).isTrue();
        assertThat(checks.isAnswered(answer(second), path)).as("twice").isFalse();
    }
}
