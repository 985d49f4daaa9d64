package org.videostreamer.output.webrtc.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckedProtocolTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "no certificate, 000000, true",
        "one, 000005 000002 abcd, true",
        "two, 000009 000002 abcd 000001 ef, true",
        "nothing, '', false",
        "half a length, 0000, false",
        "a list that claims 16 MB, ffffff, false",
        "a list that is longer than it says, 000004 000002 abcd, false",
        "a list that is shorter than it says, 000006 000002 abcd, false",
        "a certificate that claims 16 MB, 000005 ffffff abcd, false",
        "a certificate that is longer than the list, 000005 000003 abcd, false",
        "a certificate without bytes, 000003 000000, false",
        "half a certificate's length, 000002 0000, false",
        "a second that claims too much, 000009 000002 abcd 000002 ef, false",
    })
    void aChainWhoseLengthsDoNotFitIsNotRead(String what, String bytes, boolean good) {
        assertThat(CheckedProtocol.isChain(HexFormat.of().parseHex(bytes.replace(" ", ""))))
                .as(what)
                .isEqualTo(good);
    }
}
