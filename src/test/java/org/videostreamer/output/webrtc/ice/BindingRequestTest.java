package org.videostreamer.output.webrtc.ice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks by the vectors of RFC 5769. */
class BindingRequestTest {

    /** RFC 5769 2.1: a request of "STUN test client". */
    private static final byte[] REQUEST = hex("000100582112a442b7e7a701bc34d686fa87dfae"
            + "802200105354554e207465737420636c69656e74"
            + "002400046e0001ff"
            + "80290008932ff9b151263b36"
            + "000600096576746a3a68367659202020"
            + "000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2"
            + "80280004e57a3bcf");

    private static final String PASSWORD = "VOkJxbRl1RmTxUk/WvJxBt";

    @Test
    void theRequestOfTheRfcIsUnderstood() {
        BindingRequest request = BindingRequest.parse(REQUEST, REQUEST.length).orElseThrow();
        assertThat(request.localUfrag()).isEqualTo("evtj");
        assertThat(request.remoteUfrag()).isEqualTo("h6vY");
        assertThat(request.isSignedWith(PASSWORD)).isTrue();
        assertThat(request.isSignedWith("VOkJxbRl1RmTxUk/WvJxBT")).isFalse();
        assertThat(request.fromControlled()).isTrue();
        assertThat(request.useCandidate()).isFalse();
        assertThat(request.transactionId()).isEqualTo(new TransactionId(0xb7e7a701, 0xbc34d686fa87dfaeL));
    }

    @Test
    void answersTellTheAddressAsTheRfcDoes() throws UnknownHostException {
        BindingRequest request = BindingRequest.parse(REQUEST, REQUEST.length).orElseThrow();
        // 2.2 and 2.3 have the attribute SOFTWARE too; the addresses are the same bytes.
        String ipv4 = HexFormat.of().formatHex(request.success(new InetSocketAddress("192.0.2.1", 32853), PASSWORD));
        assertThat(ipv4).startsWith("0101002c2112a442b7e7a701bc34d686fa87dfae" + "002000080001a147e112a643");
        InetAddress long6 = InetAddress.getByName("2001:db8:1234:5678:11:2233:4455:6677");
        String ipv6 = HexFormat.of().formatHex(request.success(new InetSocketAddress(long6, 32853), PASSWORD));
        assertThat(ipv6)
                .startsWith("010100382112a442b7e7a701bc34d686fa87dfae"
                        + "002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9");
    }

    @Test
    void answersAreSignedAndHaveACheckSum() {
        BindingRequest request = BindingRequest.parse(REQUEST, REQUEST.length).orElseThrow();
        byte[] answer = request.error(487, "Role Conflict", PASSWORD);
        int sumAt = answer.length - 4 - Stun.CRC_BYTES;
        int sum = ByteBuffer.wrap(answer).getInt(sumAt + 4);
        assertThat(sum).isEqualTo(Stun.fingerprint(answer, sumAt));
        byte[] header = Arrays.copyOf(answer, Stun.HEADER);
        ByteBuffer.wrap(header).putShort(2, (short) (sumAt - Stun.HEADER));
        int signatureAt = sumAt - 4 - Stun.HMAC_BYTES;
        assertThat(Arrays.copyOfRange(answer, signatureAt + 4, sumAt))
                .isEqualTo(Stun.hmac(answer, signatureAt, header, PASSWORD));
        assertThat(HexFormat.of().formatHex(answer))
                .contains("0009001100000457"
                        + HexFormat.of().formatHex("Role Conflict".getBytes(StandardCharsets.US_ASCII)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "another method, 0, 0003",
        "a response, 0, 0101",
        "another cookie, 4, 2112a443",
        "a length that is not its own, 2, 0054",
        "an attribute that ends behind the message, 22, 00f0",
        "a wrong check sum, 104, 00000000",
        "a name that is no UTF-8, 64, ffff",
        "a name without a colon, 68, 3b",
    })
    void aDamagedRequestIsNone(String what, int at, String bytes) {
        byte[] damaged = REQUEST.clone();
        byte[] patch = hex(bytes);
        System.arraycopy(patch, 0, damaged, at, patch.length);
        assertThat(BindingRequest.parse(damaged, damaged.length)).as(what).isEmpty();
    }

    @Test
    void noPartOfARequestIsOne() {
        for (int length = 0; length < REQUEST.length; length++) {
            byte[] part = Arrays.copyOf(REQUEST, length);
            assertThat(BindingRequest.parse(part, length)).isEmpty();
        }
    }

    @Test
    void nothingMakesItThrow() {
        Random random = new Random(3);
        assertThatCode(() -> {
                    for (int i = 0; i < 5_000; i++) {
                        byte[] mutant = REQUEST.clone();
                        for (int changes = random.nextInt(4) + 1; changes > 0; changes--) {
                            mutant[random.nextInt(mutant.length)] = (byte) random.nextInt();
                        }
                        int length = i % 2 == 0 ? mutant.length : random.nextInt(mutant.length + 1);
                        BindingRequest.parse(mutant, length).ifPresent(request -> request.isSignedWith(PASSWORD));
                    }
                })
                .doesNotThrowAnyException();
    }

    @Test
    void theLongestNameThatMayBeIsUnderstood() {
        assertThat(parse(signed(username("serv:" + "v".repeat(503))))
                        .orElseThrow()
                        .remoteUfrag())
                .hasSize(503);
        assertThat(parse(signed(username("serv:" + "v".repeat(504))))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {":", ":view", "view"})
    void aNameThatDoesNotSayWhoIsAskedIsNone(String username) {
        assertThat(parse(signed(username(username)))).isEmpty();
    }

    @Test
    void ofTwoNamesTheFirstCounts() {
        BindingRequest request =
                parse(signed(username("serv:one") + username("serv:two"))).orElseThrow();
        assertThat(request.remoteUfrag()).isEqualTo("one");
    }

    @Test
    void aViewerThatHasChosenAWaySaysSo() {
        BindingRequest request =
                parse(signed(username("serv:view") + "00250000")).orElseThrow();
        assertThat(request.useCandidate()).isTrue();
        assertThat(request.fromControlled()).isFalse();
    }

    @Test
    void whatFollowsTheSignatureDoesNotCount() {
        byte[] request = signed(username("serv:view"));
        byte[] longer = hex(HexFormat.of().formatHex(request) + "00250000");
        ByteBuffer.wrap(longer).putShort(Stun.LENGTH_AT, (short) (longer.length - Stun.HEADER));
        assertThat(parse(longer).orElseThrow().useCandidate()).isFalse();
        assertThat(parse(longer).orElseThrow().isSignedWith(PASSWORD)).isTrue();
    }

    @Test
    void aRequestThatNobodyHasSignedIsNone() {
        byte[] unsigned = hex("0001" + "0000" + "2112a442" + "000000000000000000000001" + username("serv:view"));
        ByteBuffer.wrap(unsigned).putShort(Stun.LENGTH_AT, (short) (unsigned.length - Stun.HEADER));
        assertThat(parse(unsigned)).isEmpty();
    }

    @Test
    void aSignatureOfAnotherLengthIsNone() {
        assertThat(parse(signed(username("serv:view") + "00080010" + "00".repeat(16))))
                .isEmpty();
    }

    @Test
    void nothingStandsBehindTheCheckSum() {
        byte[] request = signed(username("serv:view"));
        assertThat(parse(withCheckSum(request, ""))).isPresent();
        assertThat(parse(withCheckSum(request, "00250000"))).isEmpty();
    }

    private static byte[] withCheckSum(byte[] request, String behind) {
        byte[] longer = hex(HexFormat.of().formatHex(request) + "80280004" + "00000000" + behind);
        ByteBuffer.wrap(longer).putShort(Stun.LENGTH_AT, (short) (longer.length - Stun.HEADER));
        int sum = Stun.fingerprint(longer, request.length);
        ByteBuffer.wrap(longer).putInt(request.length + Stun.ATTRIBUTE_HEADER, sum);
        return longer;
    }

    private static Optional<BindingRequest> parse(byte[] datagram) {
        return BindingRequest.parse(datagram, datagram.length);
    }

    /** A request of these attributes, signed with the password, without a sum. */
    private static byte[] signed(String attributes) {
        byte[] request = hex("0001" + "0000" + "2112a442" + "000000000000000000000001" + attributes + "00080014"
                + "00".repeat(Stun.HMAC_BYTES));
        ByteBuffer.wrap(request).putShort(Stun.LENGTH_AT, (short) (request.length - Stun.HEADER));
        int signature = request.length - Stun.HMAC_BYTES;
        byte[] sum = Stun.hmac(request, signature - Stun.ATTRIBUTE_HEADER, request, PASSWORD);
        System.arraycopy(sum, 0, request, signature, sum.length);
        return request;
    }

    private static String username(String name) {
        String padded = name + "\0".repeat(-name.length() & 3);
        return "0006%04x".formatted(name.length())
                + HexFormat.of().formatHex(padded.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
