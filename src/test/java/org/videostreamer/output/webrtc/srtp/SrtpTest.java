package org.videostreamer.output.webrtc.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Cipher;
import org.jitsi.srtp.SrtcpCryptoContext;
import org.jitsi.srtp.SrtpContextFactory;
import org.jitsi.srtp.SrtpCryptoContext;
import org.jitsi.srtp.SrtpErrorStatus;
import org.jitsi.srtp.SrtpPolicy;
import org.jitsi.srtp.crypto.Aes;
import org.jitsi.utils.logging2.LoggerImpl;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.output.webrtc.rtp.NetworkOrder;
import org.videostreamer.output.webrtc.srtp.SrtcpReceiver.Verdict;
import org.videostreamer.testing.webrtc.PacketBuffer;

class SrtpTest {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final SrtpKeys KEYS = new SrtpKeys(
            HEX.parseHex("E1F97A0D3E018BE0D64FA32C06DE4139"), HEX.parseHex("0EC675AD498AFEEBB6960B3AABE6"));
    private static final int SSRC = 0xCAFEBABE;
    private static final int RTP_HEADER = 12;

    @BeforeAll
    static void jitsiDoesNotMeasureCiphers() {
        Aes.setFactoryClassName("SunJCE");
    }

    @Test
    void theKeyStreamIsThatOfTheStandard() throws GeneralSecurityException {
        SrtpKeys keys = new SrtpKeys(
                HEX.parseHex("2B7E151628AED2A6ABF7158809CF4F3C"), HEX.parseHex("F0F1F2F3F4F5F6F7F8F9FAFBFCFD"));

        byte[] stream = SessionCipher.derive(cipher(), keys, 0, 48);

        assertThat(HEX.formatHex(stream))
                .isEqualTo("E03EAD0935C95E80E166B16DD92B4EB4"
                        + "D23513162B02D0F72A43A2FE4A5F97AB"
                        + "41E95B3BB0A2E8DD477901E4FCA894C0");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 16, C61E7A93744F39EE10734AFE3FF7A087",
        "1, 20, CEBE321F6FF7716B6FD4AB49AF256A156D38BAA4",
        "2, 14, 30CBBC08863D8C85D49DB34A9AE1",
    })
    void keysAreDerivedAsInTheStandard(int label, int bytes, String expected) throws GeneralSecurityException {
        assertThat(HEX.formatHex(SessionCipher.derive(cipher(), KEYS, SessionCipher.RTP + label, bytes)))
                .isEqualTo(expected);
    }

    @Test
    void packetsAreThoseOfJitsiAcrossAWrapOfTheNumbers() throws GeneralSecurityException {
        SrtpContextFactory factory = jitsi(true);
        SrtpCryptoContext jitsi = factory.deriveContext(SSRC, 0);
        SrtpSender sender = new SrtpSender(KEYS);
        Random random = new Random(1);
        for (long index = 0xFFF0; index < 0x10010; index++) {
            byte[] packet = rtp((int) index, random);
            PacketBuffer theirs = new PacketBuffer(packet);
            assertThat(jitsi.transformPacket(theirs)).isEqualTo(SrtpErrorStatus.OK);

            assertThat(seal(sender, packet, index)).as("packet %d", index).isEqualTo(theirs.bytes());
        }
        factory.close();
    }

    @Test
    void jitsiReadsPacketsAcrossAWrapOfTheNumbers() throws GeneralSecurityException {
        SrtpContextFactory factory = jitsi(false);
        SrtpCryptoContext jitsi = factory.deriveContext(SSRC, 0);
        SrtpSender sender = new SrtpSender(KEYS);
        Random random = new Random(2);
        for (long index = 0xFFF0; index < 0x10010; index++) {
            byte[] packet = rtp((int) index, random);
            PacketBuffer sealed = new PacketBuffer(seal(sender, packet, index));

            assertThat(jitsi.reverseTransformPacket(sealed, false)).isEqualTo(SrtpErrorStatus.OK);

            assertThat(sealed.bytes()).as("packet %d", index).isEqualTo(packet);
        }
        factory.close();
    }

    @Test
    void aHeaderWithAnExtensionIsLeftReadableAsJitsiDoes() throws GeneralSecurityException {
        SrtpContextFactory factory = jitsi(true);
        byte[] packet = Arrays.copyOf(rtp(7, new Random(3)), 60);
        packet[0] = (byte) 0x90;
        System.arraycopy(HEX.parseHex("BEDE000132000000"), 0, packet, RTP_HEADER, 8);
        PacketBuffer theirs = new PacketBuffer(packet);
        factory.deriveContext(SSRC, 0).transformPacket(theirs);

        byte[] out = Arrays.copyOf(packet, packet.length + SrtpSender.OVERHEAD);
        int length = new SrtpSender(KEYS).seal(out, RTP_HEADER + 8, packet, RTP_HEADER + 8, 40, 7);

        assertThat(Arrays.copyOf(out, length)).isEqualTo(theirs.bytes());
        factory.close();
    }

    @Test
    void reportsAreThoseOfJitsiButForTheirNumber() throws GeneralSecurityException {
        SrtpContextFactory factory = jitsi(true);
        SrtcpCryptoContext jitsi = factory.deriveControlContext(SSRC);
        SrtcpSender sender = new SrtcpSender(KEYS);
        Random random = new Random(4);
        // Jitsi numbers from 0, we from 1.
        assertThat(jitsi.transformPacket(new PacketBuffer(rtcp(random)))).isEqualTo(SrtpErrorStatus.OK);
        for (int i = 0; i < 100; i++) {
            byte[] report = rtcp(random);
            PacketBuffer theirs = new PacketBuffer(report);
            assertThat(jitsi.transformPacket(theirs)).isEqualTo(SrtpErrorStatus.OK);

            assertThat(seal(sender, report)).as("report %d", i).isEqualTo(theirs.bytes());
        }
        factory.close();
    }

    @Test
    void jitsiReadsReports() throws GeneralSecurityException {
        SrtpContextFactory factory = jitsi(false);
        SrtcpCryptoContext jitsi = factory.deriveControlContext(SSRC);
        SrtcpSender sender = new SrtcpSender(KEYS);
        Random random = new Random(5);
        for (int i = 0; i < 100; i++) {
            byte[] report = rtcp(random);
            PacketBuffer sealed = new PacketBuffer(seal(sender, report));
            assertThat(jitsi.reverseTransformPacket(sealed)).isEqualTo(SrtpErrorStatus.OK);
            assertThat(sealed.bytes()).isEqualTo(report);
        }
        factory.close();
    }

    @Test
    void reportsOfJitsiAreRead() throws GeneralSecurityException {
        SrtpContextFactory factory = jitsi(true);
        SrtcpCryptoContext jitsi = factory.deriveControlContext(SSRC);
        SrtcpReceiver receiver = new SrtcpReceiver(KEYS);
        Random random = new Random(6);
        for (int i = 0; i < 100; i++) {
            byte[] report = rtcp(random);
            PacketBuffer theirs = new PacketBuffer(report);
            assertThat(jitsi.transformPacket(theirs)).isEqualTo(SrtpErrorStatus.OK);
            byte[] packet = theirs.bytes();

            assertThat(receiver.open(packet, packet.length)).isEqualTo(Verdict.OK);

            assertThat(Arrays.copyOf(packet, packet.length - SrtcpSender.OVERHEAD))
                    .isEqualTo(report);
        }
        factory.close();
    }

    @Test
    void aReportThatIsSignedButNotEncryptedIsNotTaken() {
        byte[] report = rtcp(new Random(7));
        byte[] packet = Arrays.copyOf(report, report.length + SrtcpSender.OVERHEAD);
        NetworkOrder.putInt(packet, report.length, 5);
        int signed = report.length + Integer.BYTES;
        new SessionCipher(KEYS, SessionCipher.RTCP).sign(packet, signed, signed);

        assertThat(new SrtcpReceiver(KEYS).open(packet, packet.length)).isEqualTo(Verdict.OPEN);

        assertThat(packet).startsWith(report);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 13, 14, 21})
    void whatIsTooShortIsNotLookedAt(int length) {
        assertThat(new SrtcpReceiver(KEYS).open(new byte[length], length)).isEqualTo(Verdict.TOO_SHORT);
    }

    @Test
    void theShortestReportIsAHeader() {
        byte[] packet = seal(new SrtcpSender(KEYS), Arrays.copyOf(rtcp(new Random(8)), SrtcpSender.HEADER));

        assertThat(packet).hasSize(22);
        assertThat(new SrtcpReceiver(KEYS).open(packet, packet.length)).isEqualTo(Verdict.OK);
    }

    @Test
    void aReportWithAnyBitChangedIsForgedAndLeftAsItIs() {
        byte[] genuine = seal(new SrtcpSender(KEYS), rtcp(new Random(9)));
        SrtcpReceiver receiver = new SrtcpReceiver(KEYS);
        for (int bit = 0; bit < genuine.length * 8; bit++) {
            byte[] forged = genuine.clone();
            forged[bit / 8] ^= (byte) (1 << bit % 8);
            byte[] before = forged.clone();

            assertThat(receiver.open(forged, forged.length)).as("bit %d", bit).isEqualTo(Verdict.FORGED);

            assertThat(forged).isEqualTo(before);
        }
        assertThat(receiver.open(genuine, genuine.length))
                .as("forgeries leave no trace")
                .isEqualTo(Verdict.OK);
    }

    @Test
    void aReportOfOtherKeysIsForged() {
        byte[] packet = seal(new SrtcpSender(new SrtpKeys(KEYS.key(), new byte[14])), rtcp(new Random(10)));

        assertThat(new SrtcpReceiver(KEYS).open(packet, packet.length)).isEqualTo(Verdict.FORGED);
    }

    /** The numbers of reports in the order in which they come, and what becomes of the last. */
    @ParameterizedTest
    @CsvSource({
        "1,            OK",
        "1 1,          REPLAYED",
        "1 2 1,        REPLAYED",
        "2 1,          OK",
        "2 1 1,        REPLAYED",
        "1 3 2,        OK",
        "64 1,         OK",
        "65 2,         OK",
        "65 2 2,       REPLAYED",
        "65 1,         REPLAYED",
        "1 64 1,       REPLAYED",
        "1 65 1,       REPLAYED",
        "1 200 137,    OK",
        "1 200 136,    REPLAYED",
        "1 65 66 65,   REPLAYED",
        "1 64 65 2,    OK",
        "200 137 137,  REPLAYED",
        "200 201 200,  REPLAYED",
    })
    void reportsCountOnceAndWithinTheWindow(String numbers, Verdict expected) {
        byte[][] packets = new byte[256][];
        SrtcpSender sender = new SrtcpSender(KEYS);
        Random random = new Random(11);
        for (int number = 1; number < packets.length; number++) {
            packets[number] = seal(sender, rtcp(random));
        }
        SrtcpReceiver receiver = new SrtcpReceiver(KEYS);
        Verdict last = Verdict.TOO_SHORT;
        for (String number : numbers.split(" ")) {
            byte[] packet = packets[Integer.parseInt(number)].clone();
            last = receiver.open(packet, packet.length);
        }

        assertThat(last).isEqualTo(expected);
    }

    @Test
    void aReplayedReportIsLeftAsItIs() {
        byte[] packet = seal(new SrtcpSender(KEYS), rtcp(new Random(12)));
        SrtcpReceiver receiver = new SrtcpReceiver(KEYS);
        receiver.open(packet.clone(), packet.length);
        byte[] again = packet.clone();

        assertThat(receiver.open(again, again.length)).isEqualTo(Verdict.REPLAYED);

        assertThat(again).isEqualTo(packet);
    }

    private static Cipher cipher() throws GeneralSecurityException {
        return Cipher.getInstance("AES/CTR/NoPadding");
    }

    private static SrtpContextFactory jitsi(boolean sender) {
        SrtpPolicy policy =
                new SrtpPolicy(SrtpPolicy.AESCM_ENCRYPTION, 16, SrtpPolicy.HMACSHA1_AUTHENTICATION, 20, 10, 14);
        return new SrtpContextFactory(
                sender,
                KEYS.key().clone(),
                KEYS.salt().clone(),
                policy,
                policy,
                new LoggerImpl(SrtpTest.class.getName()));
    }

    private static byte[] rtp(int sequence, Random random) {
        byte[] packet = new byte[RTP_HEADER + 1 + random.nextInt(1_200)];
        random.nextBytes(packet);
        packet[0] = (byte) 0x80;
        packet[1] = 96;
        packet[2] = (byte) (sequence >> 8);
        packet[3] = (byte) sequence;
        NetworkOrder.putInt(packet, 8, SSRC);
        return packet;
    }

    private static byte[] rtcp(Random random) {
        byte[] report = new byte[28 + 24 * random.nextInt(4)];
        random.nextBytes(report);
        report[0] = (byte) 0x80;
        report[1] = (byte) 200;
        NetworkOrder.putInt(report, SrtcpSender.SSRC, SSRC);
        return report;
    }

    private static byte[] seal(SrtpSender sender, byte[] packet, long index) {
        byte[] out = Arrays.copyOf(Arrays.copyOf(packet, RTP_HEADER), packet.length + SrtpSender.OVERHEAD);
        int length = sender.seal(out, RTP_HEADER, packet, RTP_HEADER, packet.length - RTP_HEADER, index);
        return Arrays.copyOf(out, length);
    }

    private static byte[] seal(SrtcpSender sender, byte[] report) {
        byte[] out = Arrays.copyOf(report, report.length + SrtcpSender.OVERHEAD);
        return Arrays.copyOf(out, sender.seal(out, report.length));
    }
}
