package org.videostreamer.output.webrtc.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.videostreamer.limits.Limits;
import org.videostreamer.testing.Fuzz;

class RecordFilterFuzzTest {

    private static final int HEADERS = 13 + 12;

    @Fuzz
    void nothingThatClaimsMuchIsLetThrough(byte[] datagram) {
        RecordFilter filter = new RecordFilter(new Limits());
        boolean accepted = filter.accepts(datagram);
        boolean again = filter.accepts(datagram);
        assertThat(again).isEqualTo(accepted);
        assertThat(again && filter.isNews()).as("what comes twice is not news").isFalse();
        if (accepted && datagram.length >= HEADERS && datagram[0] == 22 && datagram[4] == 0) {
            int claimed = ByteBuffer.wrap(datagram).getInt(13) & 0xFFFFFF;
            assertThat(claimed).isLessThanOrEqualTo(8_192);
        }
        CheckedProtocol.isChain(datagram);
    }
}
