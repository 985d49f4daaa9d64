package org.videostreamer.testing.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StunMessageTest {

    /** RFC 5769 section 2. */
    private static final String PASSWORD = "VOkJxbRl1RmTxUk/WvJxBt";

    private static final byte[] RFC_5769_REQUEST = hex("000100582112a442b7e7a701bc34d686fa87dfae"
            + "802200105354554e207465737420636c69656e74"
            + "002400046e0001ff"
            + "80290008932ff9b151263b36"
            + "000600096576746a3a68367659202020"
            + "000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2"
            + "80280004e57a3bcf");
    private static final byte[] RFC_5769_ANSWER = hex("0101003c2112a442b7e7a701bc34d686fa87dfae"
            + "8022000b7465737420766563746f7220"
            + "002000080001a147e112a643"
            + "000800142b91f599fd9e90c38c7489f92af9ba53f06be7d7"
            + "80280004c07d4c96");

    @Test
    void anAnswerIsWrittenAsTheRfcHasIt() {
        byte[] answer = StunMessage.success(RFC_5769_REQUEST, new InetSocketAddress("192.0.2.1", 32853), PASSWORD);
        StunMessage read = StunMessage.parse(answer).orElseThrow();
        assertThat(read.type()).isEqualTo(StunMessage.SUCCESS);
        assertThat(read.answers(RFC_5769_REQUEST)).isTrue();
        assertThat(read.isSignedWith(PASSWORD)).isTrue();
        assertThat(read.mappedAddress()).contains(new InetSocketAddress("192.0.2.1", 32853));
    }

    @Test
    void theSamplesOfRfc5769AreRead() {
        StunMessage request = StunMessage.parse(RFC_5769_REQUEST).orElseThrow();
        assertThat(request.type()).isEqualTo(StunMessage.REQUEST);
        assertThat(request.isSignedWith(PASSWORD)).isTrue();
        assertThat(request.isSignedWith("another")).isFalse();
        StunMessage answer = StunMessage.parse(RFC_5769_ANSWER).orElseThrow();
        assertThat(answer.type()).isEqualTo(StunMessage.SUCCESS);
        assertThat(answer.answers(RFC_5769_REQUEST)).isTrue();
        assertThat(answer.isSignedWith(PASSWORD)).isTrue();
        assertThat(answer.mappedAddress()).contains(new InetSocketAddress("192.0.2.1", 32853));
    }

    @Test
    void everyFlippedBitIsNoticed() {
        for (int bit = 0; bit < RFC_5769_ANSWER.length * 8; bit++) {
            byte[] forged = RFC_5769_ANSWER.clone();
            forged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(StunMessage.parse(forged)).as("bit " + bit).isEmpty();
        }
    }

    @Test
    void aCheckIsOneThatTheReaderAccepts() {
        byte[] check = StunMessage.check("theirs:ours", PASSWORD, true, new Random(1));
        StunMessage read = StunMessage.parse(check).orElseThrow();
        assertThat(read.type()).isEqualTo(StunMessage.REQUEST);
        assertThat(read.isSignedWith(PASSWORD)).isTrue();
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
