package org.videostreamer.output.webrtc.dtls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videostreamer.testing.webrtc.DtlsRecords.CLIENT_HELLO;
import static org.videostreamer.testing.webrtc.DtlsRecords.FINISHED;
import static org.videostreamer.testing.webrtc.DtlsRecords.fragment;
import static org.videostreamer.testing.webrtc.DtlsRecords.joined;

import org.junit.jupiter.api.Test;
import org.videostreamer.output.webrtc.dtls.HandshakeMessages.Verdict;

class HandshakeMessagesTest {

    private final HandshakeMessages encrypted = HandshakeMessages.encrypted();

    @Test
    void finishedAloneComesUnderTheKeys() {
        assertThat(take(encrypted, fragment(FINISHED, 12, 4, 0, new byte[12]))).isEqualTo(Verdict.NEWS);
        assertThat(take(encrypted, fragment(FINISHED, 12, 4, 0, new byte[12]))).isEqualTo(Verdict.REPETITION);
        assertThat(take(encrypted, fragment(CLIENT_HELLO, 12, 0, 0, new byte[12])))
                .isEqualTo(Verdict.NONSENSE);
        assertThat(take(encrypted, fragment(FINISHED, 12, 0, 0, new byte[12]))).isEqualTo(Verdict.NONSENSE);
        assertThat(take(encrypted, fragment(FINISHED, 12, 5, 0, new byte[12]))).isEqualTo(Verdict.NONSENSE);
    }

    @Test
    void whoHasTheKeysMayClaimNoMoreThanWhoHasNot() {
        assertThat(take(encrypted, fragment(FINISHED, 64, 4, 0, new byte[12]))).isEqualTo(Verdict.NEWS);
        assertThat(take(encrypted, fragment(FINISHED, 65, 3, 0, new byte[0]))).isEqualTo(Verdict.TOO_LONG);
        assertThat(take(encrypted, fragment(FINISHED, 0xFFFFFF, 3, 0, new byte[0])))
                .isEqualTo(Verdict.TOO_LONG);
    }

    @Test
    void aRecordIsAsBadAsTheWorstOfItsFragments() {
        HandshakeMessages plain = HandshakeMessages.plain(100);
        byte[] hello = fragment(CLIENT_HELLO, 10, 0, 0, new byte[10]);
        assertThat(take(plain, hello)).isEqualTo(Verdict.NEWS);
        assertThat(take(plain, joined(hello, fragment(11, 101, 1, 0, new byte[0]))))
                .isEqualTo(Verdict.TOO_LONG);
        assertThat(take(plain, joined(hello, fragment(11, 10, 1, 0, new byte[5]))))
                .as("something new behind something old")
                .isEqualTo(Verdict.NEWS);
        assertThat(take(plain, new byte[0])).isEqualTo(Verdict.NONSENSE);
    }

    @Test
    void aMessageWithoutBytesIsNewsOnce() {
        HandshakeMessages plain = HandshakeMessages.plain(100);
        byte[] empty = fragment(11, 0, 1, 0, new byte[0]);
        assertThat(take(plain, empty)).isEqualTo(Verdict.NEWS);
        assertThat(take(plain, empty)).isEqualTo(Verdict.REPETITION);
        assertThat(plain.hasHello()).isFalse();
    }

    private static Verdict take(HandshakeMessages messages, byte[] fragments) {
        // Records do not begin where arrays do.
        return messages.take(joined(new byte[7], fragments, new byte[3]), 7, fragments.length);
    }
}
