package org.videostreamer.output.webrtc.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.ServerClock;
import org.videostreamer.limits.Limits;

class RtpHeaderTest {

    private final AtomicReference<Instant> wall = new AtomicReference<>(Instant.parse("2026-01-01T12:00:00Z"));
    private final RtpClock clock = new RtpClock(new ServerClock(wall::get, () -> 0));
    private final RtpFlow flow = new RtpFlow(Codec.VP8, clock, new Limits());

    @Test
    void theFirstPacketOfAPictureCarriesTheExtensionsAndTheLastTheMarker() {
        RtpFrame frame = flow.packetsOf(EncodedFrames.vp8(0, true, 2_000)).orElseThrow();
        RtpHeader header = new RtpHeader(96, 0x01020304, OptionalInt.of(5), OptionalInt.of(13));
        String timestamp = HexFormat.of().withUpperCase().toHexDigits(frame.timestamp());
        // The picture was taken one second after 1970.
        assertThat(written(header, 0, 0x1FFFE))
                .isEqualTo("9060FFFE" + timestamp + "01020304" + "BEDE0004" + "52000000" + "D783AA7E8100000000"
                        + "000000");
        assertThat(written(header, 1, 0x1FFFF)).isEqualTo("80E0FFFF" + timestamp + "01020304");
    }

    @Test
    void aViewerThatOfferedNoExtensionsGetsNone() {
        RtpFrame frame = flow.packetsOf(EncodedFrames.vp8(0, true, 10)).orElseThrow();
        RtpHeader header = new RtpHeader(120, 1, OptionalInt.empty(), OptionalInt.empty());
        String timestamp = HexFormat.of().withUpperCase().toHexDigits(frame.timestamp());
        assertThat(written(header, 0, 3)).isEqualTo("80F80003" + timestamp + "00000001");
    }

    @Test
    void eachExtensionCanComeAlone() {
        flow.packetsOf(EncodedFrames.vp8(0, true, 10));
        assertThat(written(new RtpHeader(96, 1, OptionalInt.of(2), OptionalInt.empty()), 0, 3))
                .endsWith("BEDE000122000000");
        assertThat(written(new RtpHeader(96, 1, OptionalInt.empty(), OptionalInt.of(2)), 0, 3))
                .endsWith("BEDE0003" + "2783AA7E8100000000" + "000000");
    }

    @Test
    void theTimeAPictureWasTakenIsByTheClockOfTheReportsAlsoAfterTheWallClockWasSet() {
        RtpHeader header = new RtpHeader(96, 1, OptionalInt.empty(), OptionalInt.of(2));
        wall.updateAndGet(time -> time.plusSeconds(3_600));
        flow.packetsOf(EncodedFrames.vp8(0, true, 10));
        // One second after 1970 by a clock that is an hour ahead.
        String taken = HexFormat.of().withUpperCase().toHexDigits(2_208_988_801L - 3_600, 8);
        assertThat(written(header, 0, 3)).endsWith("BEDE0003" + "27" + taken + "00000000" + "000000");
    }

    private String written(RtpHeader header, long packet, long sequence) {
        byte[] out = new byte[RtpHeader.MOST];
        int length = header.write(
                out,
                flow.packet(packet).orElseThrow(),
                sequence,
                flow.packet(packet).orElseThrow().frame().timestamp());
        return HexFormat.of().withUpperCase().formatHex(out, 0, length);
    }
}
