package org.videostreamer.output.webrtc.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.videostreamer.output.webrtc.srtp.SrtcpReceiver.Verdict;

class SrtcpSourcesTest {

    private final SrtpKeys keys = new SrtpKeys(new byte[16], new byte[14]);
    private final SrtcpReceiver receiver = new SrtcpReceiver(keys);

    @Test
    void twoSourcesOfOneViewerThatCountAlikeAreNoReplay() {
        assertThat(open(first(1))).isEqualTo(Verdict.OK);
        assertThat(open(first(2))).isEqualTo(Verdict.OK);
        assertThat(open(first(1))).isEqualTo(Verdict.REPLAYED);
        assertThat(open(first(2))).isEqualTo(Verdict.REPLAYED);
    }

    @Test
    void onlySoManySourcesAreRemembered() {
        for (int ssrc = 0; ssrc < 16; ssrc++) {
            assertThat(open(first(ssrc))).isEqualTo(Verdict.OK);
        }
        assertThat(open(first(16))).isEqualTo(Verdict.REPLAYED);
    }

    private Verdict open(byte[] packet) {
        return receiver.open(packet, packet.length);
    }

    /** The first report of a source. */
    private byte[] first(int ssrc) {
        byte[] packet = new byte[8 + SrtcpSender.OVERHEAD];
        packet[0] = (byte) 0x80;
        packet[1] = (byte) 201;
        packet[3] = 1;
        packet[7] = (byte) ssrc;
        new SrtcpSender(keys).seal(packet, 8);
        return packet;
    }
}
