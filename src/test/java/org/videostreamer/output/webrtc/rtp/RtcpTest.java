package org.videostreamer.output.webrtc.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RtcpTest {

    private static final int SSRC = 0x11223344;

    private final RtcpReader reader = new RtcpReader(SSRC);

    @Test
    void aNackNamesAPacketAndThoseOfItsMaskOverTheWrap() {
        assertThat(read("81CD0003 00000001 11223344 FFFE8005"))
                .containsExactly(new RtcpMessage.Lost(List.of(0xFFFE, 0xFFFF, 1, 14)));
    }

    @Test
    void picturesAreAskedForByPliAndByFir() {
        assertThat(read("81CE0002 00000001 11223344")).containsExactly(new RtcpMessage.NeedsKeyframe());
        assertThat(read("84CE0004 00000001 00000000 11223344 07000000"))
                .containsExactly(new RtcpMessage.NeedsKeyframe());
    }

    @Test
    void aCompoundPacketIsReadWhole() {
        String report = "81C90007 00000001 11223344 80000005 00010000 00000010 00000000 00000000";
        assertThat(read(report + "81CE0002 00000001 11223344" + "81CB0001 00000001"))
                .containsExactly(
                        new RtcpMessage.Reception(0.5), new RtcpMessage.NeedsKeyframe(), new RtcpMessage.Bye());
    }

    @Test
    void anEmptyNackNamesNothing() {
        assertThat(read("81CD0002 00000001 11223344")).containsExactly(new RtcpMessage.Lost(List.of()));
    }

    @Test
    void everyEntryOfANackCounts() {
        assertThat(read("81CD0004 00000001 11223344 00010000 00400001"))
                .containsExactly(new RtcpMessage.Lost(List.of(1, 64, 65)));
        assertThat(read("81CD0003 00000001 11223344 00008000")).containsExactly(new RtcpMessage.Lost(List.of(0, 16)));
    }

    @Test
    void theBlocksOfASendersReportAreReadToo() {
        String sender = "81C8000C 00000001 83AA7E81 80000000 00020F58 00000007 00002328";
        assertThat(read(sender + "11223344 40000001 00000001 00000000 00000000 00000000"))
                .containsExactly(new RtcpMessage.Reception(0.25));
    }

    @Test
    void ofSeveralBlocksOursCounts() {
        String blocks = "99999999 FF000000 00000000 00000000 00000000 00000000"
                + "11223344 FF000000 00000000 00000000 00000000 00000000";
        assertThat(read("82C9000D 00000001" + blocks)).containsExactly(new RtcpMessage.Reception(255 / 256.0));
        // What the header does not count is not there.
        assertThat(read("81C9000D 00000001" + blocks)).isEmpty();
    }

    @Test
    void onlyTheLengthThatIsToldIsRead() {
        byte[] bytes = HexFormat.of().parseHex("81CE000200000001112233440000".concat("81CB000100000001"));
        assertThat(reader.read(bytes, 12)).containsExactly(new RtcpMessage.NeedsKeyframe());
        assertThat(reader.read(bytes, 11)).isEmpty();
        assertThat(reader.read(bytes, 0)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "feedback of another kind, 82CD0003 00000001 11223344 00010000",
        "a wish of another kind, 83CE0002 00000001 11223344",
        "a FIR of another stream, 84CE0004 00000001 11223344 99999999 07000000",
        "a FIR without an entry, 84CE0002 00000001 00000000",
        "a description, 81CA0002 11223344 00000000",
        "of another stream, 81CE0002 00000001 99999999",
        "a NACK of another stream, 81CD0003 00000001 99999999 00010000",
        "another version, 01CE0002 00000001 11223344",
        "longer than it is, 81CE0003 00000001 11223344",
        "too short for what it says, 81CE0001 00000001",
        "a report without its block, 81C90001 00000001",
        "an estimate of bandwidth, 8FCE0005 00000001 00000000 52454D42 01000000 11223344",
        "a piece of a header, 81CE00",
    })
    void whatIsNotForUsOrDamagedIsPassedOver(String what, String bytes) {
        assertThat(read(bytes)).as(what).isEmpty();
    }

    @Test
    void noiseNeverThrows() {
        Random random = new Random(11);
        assertThatCode(() -> {
                    for (int i = 0; i < 5_000; i++) {
                        byte[] noise = new byte[random.nextInt(200)];
                        random.nextBytes(noise);
                        if (noise.length > 4 && i % 2 == 0) {
                            noise[0] = (byte) (0x80 | noise[0] & 0x1F);
                            noise[1] = (byte) (200 + (noise[1] & 7));
                            noise[2] = 0;
                        }
                        reader.read(noise, noise.length);
                    }
                })
                .doesNotThrowAnyException();
    }

    @Test
    void aReportRelatesTheWallClockToRtpAndNamesTheSender() {
        RtcpWriter writer = new RtcpWriter(SSRC, "abc");
        byte[] out = writer.buffer(0);
        int length = writer.report(out, 1_500_000, 7, 9_000);
        // 1.5 s after 1970 in NTP's seconds and fraction; 135,000 ticks; then SDES with the CNAME.
        assertThat(HexFormat.of().withUpperCase().formatHex(out, 0, length))
                .isEqualTo("80C8000611223344" + "83AA7E8180000000" + "00020F58" + "00000007" + "00002328"
                        + "81CA000311223344" + "0103616263000000");
        int bye = writer.bye(out, 1_500_000, 7, 9_000);
        assertThat(HexFormat.of().withUpperCase().formatHex(out, length, bye)).isEqualTo("81CB000111223344");
        assertThat(bye).isEqualTo(out.length);
    }

    private List<RtcpMessage> read(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        return reader.read(bytes, bytes.length);
    }
}
