package org.videostreamer.output.webrtc.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.videostreamer.testing.Fuzz;

class RtcpFuzzTest {

    private static final int SSRC = 0x11223344;

    @Fuzz
    void whateverAViewerReportsIsReadOrPassedOver(byte[] packet) {
        List<RtcpMessage> messages = new RtcpReader(SSRC).read(packet, packet.length);
        // The shortest packet that says anything has a header.
        assertThat(messages.size()).isLessThanOrEqualTo(packet.length / 4);
        for (RtcpMessage message : messages) {
            if (message instanceof RtcpMessage.Lost lost) {
                assertThat(lost.sequences()).allMatch(sequence -> sequence >= 0 && sequence <= 0xFFFF);
                assertThat(lost.sequences().size()).isLessThanOrEqualTo(packet.length / 4 * 17);
            } else if (message instanceof RtcpMessage.Reception reception) {
                assertThat(reception.fractionLost()).isBetween(0.0, 1.0);
            }
        }
    }
}
