package org.videostreamer.output.webrtc.ice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** A check of our own, and its answer. */
class BindingSuccessTest {

    private static final String PASSWORD = "VOkJxbRl1RmTxUk/WvJxBt";
    private static final TransactionId ID = new TransactionId(0xb7e7a701, 0xbc34d686fa87dfaeL);

    private final byte[] check = BindingRequest.own(ID, "evtj:h6vY", 0x932ff9b151263b36L, PASSWORD);
    private final BindingRequest read =
            BindingRequest.parse(check, check.length).orElseThrow();
    private final byte[] answer = read.success(new InetSocketAddress("192.0.2.1", 32_853), PASSWORD);

    @Test
    void aCheckNamesBothSidesItsPriorityAndWhoChooses() {
        // The attributes of RFC 5769 2.1, the priority that of a way that no candidate told: 110 << 24 | 65535 << 8 |
        // 255.
        assertThat(HexFormat.of().formatHex(check))
                .startsWith("000100442112a442b7e7a701bc34d686fa87dfae"
                        + "000600096576746a3a68367659000000"
                        + "002400046effffff"
                        + "80290008932ff9b151263b36"
                        + "00080014");
        assertThat(read.isSignedWith(PASSWORD)).isTrue();
        assertThat(read.fromControlled()).isTrue();
    }

    @Test
    void anAnswerIsKnownByTheNumberOfItsCheckAndByWhoSignedIt() {
        BindingSuccess success = BindingSuccess.parse(answer, answer.length).orElseThrow();
        assertThat(success.transactionId()).isEqualTo(ID);
        assertThat(success.isSignedWith(PASSWORD)).isTrue();
        assertThat(success.isSignedWith("VOkJxbRl1RmTxUk/WvJxBT")).isFalse();
    }

    @Test
    void whatIsNoAnswerIsNone() {
        assertThat(BindingSuccess.parse(check, check.length)).isEmpty();
        assertThat(BindingSuccess.parse(answer, answer.length - 1)).isEmpty();
        byte[] damaged = Arrays.copyOf(answer, answer.length);
        damaged[30]++;
        assertThat(BindingSuccess.parse(damaged, damaged.length)).isEmpty();
    }

    @Test
    void numbersAreNotRepeated() {
        SecureRandom random = new SecureRandom();
        assertThat(TransactionId.random(random)).isNotEqualTo(TransactionId.random(random));
    }
}
