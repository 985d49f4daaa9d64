package org.videostreamer.output.webrtc.dtls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.videostreamer.testing.webrtc.DtlsRecords.ALERT;
import static org.videostreamer.testing.webrtc.DtlsRecords.APPLICATION_DATA;
import static org.videostreamer.testing.webrtc.DtlsRecords.CERTIFICATE;
import static org.videostreamer.testing.webrtc.DtlsRecords.CERTIFICATE_VERIFY;
import static org.videostreamer.testing.webrtc.DtlsRecords.CHANGE_CIPHER_SPEC;
import static org.videostreamer.testing.webrtc.DtlsRecords.CLIENT_HELLO;
import static org.videostreamer.testing.webrtc.DtlsRecords.CLIENT_KEY_EXCHANGE;
import static org.videostreamer.testing.webrtc.DtlsRecords.FINISHED;
import static org.videostreamer.testing.webrtc.DtlsRecords.HANDSHAKE;
import static org.videostreamer.testing.webrtc.DtlsRecords.clientHello;
import static org.videostreamer.testing.webrtc.DtlsRecords.fragment;
import static org.videostreamer.testing.webrtc.DtlsRecords.handshake;
import static org.videostreamer.testing.webrtc.DtlsRecords.hello;
import static org.videostreamer.testing.webrtc.DtlsRecords.joined;
import static org.videostreamer.testing.webrtc.DtlsRecords.record;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;

class RecordFilterTest {

    private static final byte[] NONE = {};
    private static final byte[] SOME = new byte[10];

    private final Limits limits = new Limits();
    private final RecordFilter filter = new RecordFilter(limits);

    static Stream<Named<byte[]>> good() {
        return Stream.of(
                named("a hello", clientHello()),
                named("a hello of the older version", version(clientHello(), 0xFF)),
                named("a hello of the longest length", handshake(fragment(CLIENT_HELLO, 8_192, 0, 0, SOME))),
                named("a certificate", handshake(fragment(CERTIFICATE, 10, 1, 0, SOME))),
                named("a key", handshake(fragment(CLIENT_KEY_EXCHANGE, 10, 2, 0, SOME))),
                named("a proof", handshake(fragment(CERTIFICATE_VERIFY, 10, 3, 0, SOME))),
                named("the last of a message", handshake(fragment(CERTIFICATE, 20, 1, 10, SOME))),
                named(
                        "two messages in a record",
                        handshake(
                                fragment(CERTIFICATE, 10, 1, 0, SOME), fragment(CLIENT_KEY_EXCHANGE, 10, 2, 0, SOME))),
                named("a change of ciphers", record(CHANGE_CIPHER_SPEC, 0, new byte[] {1})),
                named("an alert", record(ALERT, 0, new byte[] {2, 40})),
                named("Finished under the keys", record(HANDSHAKE, 1, new byte[64])),
                named("an alert under the keys", record(ALERT, 1, new byte[40])),
                named("as long as it may be under the keys", record(HANDSHAKE, 1, new byte[128])),
                named(
                        "a flight",
                        joined(
                                handshake(fragment(CERTIFICATE, 10, 1, 0, SOME)),
                                record(CHANGE_CIPHER_SPEC, 0, new byte[] {1}),
                                record(HANDSHAKE, 1, new byte[64]))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("good")
    void whatClientsSendIsLetThrough(byte[] datagram) {
        assertThat(filter.accepts(datagram)).isTrue();
        assertThat(filter.accepts(datagram)).as("once more").isTrue();
        assertThat(limits.timesReached(Limit.DTLS_MESSAGE_BYTES)).isZero();
    }

    static Stream<Named<byte[]>> bad() {
        return Stream.of(
                named("nothing", NONE),
                named("a byte", new byte[] {22}),
                named("a type and zeros", Arrays.copyOf(new byte[] {22}, 21)),
                named("half a header", Arrays.copyOf(clientHello(), 12)),
                named("a header alone", record(HANDSHAKE, 0, NONE)),
                named("half a record", Arrays.copyOf(clientHello(), 40)),
                named("something behind the record", joined(clientHello(), new byte[] {1})),
                named("another version", version(clientHello(), 0xFC)),
                named("TLS", tls(clientHello())),
                named("another type", record(24, 0, SOME)),
                named("data before the keys", record(APPLICATION_DATA, 0, SOME)),
                named("another type under the keys", record(24, 1, SOME)),
                named("keys that there are not", record(HANDSHAKE, 2, SOME)),
                named("a long change of ciphers", record(CHANGE_CIPHER_SPEC, 0, new byte[] {1, 1})),
                named("a long alert", record(ALERT, 0, new byte[] {2, 40, 0})),
                named("much under the keys before they are agreed on", record(HANDSHAKE, 1, new byte[129])),
                named("half a fragment's header", handshake(new byte[11])),
                named(
                        "a fragment without its bytes",
                        handshake(Arrays.copyOf(fragment(CERTIFICATE, 10, 1, 0, SOME), 15))),
                named("a fragment beyond its message", handshake(fragment(CERTIFICATE, 15, 1, 6, SOME))),
                named("a hello with a later number", handshake(fragment(CLIENT_HELLO, 10, 1, 0, SOME))),
                named("a certificate with the hello's number", handshake(fragment(CERTIFICATE, 10, 0, 0, SOME))),
                named("a number beyond the flight", handshake(fragment(CERTIFICATE, 10, 5, 0, SOME))),
                named("Finished before the keys", handshake(fragment(FINISHED, 10, 4, 0, SOME))),
                named("a message of servers", handshake(fragment(2, 10, 1, 0, SOME))),
                named("supplemental data", handshake(fragment(23, 10, 1, 0, SOME))),
                named(
                        "one number for two types",
                        handshake(
                                fragment(CERTIFICATE, 10, 1, 0, SOME), fragment(CLIENT_KEY_EXCHANGE, 10, 1, 0, SOME))),
                named(
                        "one number with two lengths",
                        handshake(fragment(CERTIFICATE, 20, 1, 0, SOME), fragment(CERTIFICATE, 21, 1, 10, SOME))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void whatNoClientSendsIsNot(byte[] datagram) {
        assertThat(filter.accepts(datagram)).isFalse();
        assertThat(filter.hasHello()).isEqualTo(startsWithHello(datagram));
    }

    /** What stood before the fault has been seen. */
    private static boolean startsWithHello(byte[] datagram) {
        byte[] whole = clientHello();
        return datagram.length > whole.length && Arrays.equals(datagram, 0, whole.length, whole, 0, whole.length);
    }

    @Test
    void aMessageThatClaimsMoreThanMayBeIsCounted() {
        assertThat(filter.accepts(handshake(fragment(CLIENT_HELLO, 8_193, 0, 0, NONE))))
                .isFalse();
        assertThat(filter.accepts(handshake(fragment(CERTIFICATE, 0xFFFFFF, 1, 0, NONE))))
                .isFalse();
        assertThat(limits.timesReached(Limit.DTLS_MESSAGE_BYTES)).isEqualTo(2);
    }

    @Test
    void aHelloIsThereWhenAllOfItsPartsAreInAnyOrder() {
        byte[] hello = hello();
        byte[] end = Arrays.copyOfRange(hello, 50, hello.length);
        assertThat(filter.accepts(handshake(fragment(CLIENT_HELLO, hello.length, 0, 50, end))))
                .isTrue();
        assertThat(filter.hasHello()).isFalse();
        byte[] begin = Arrays.copyOf(hello, 49);
        assertThat(filter.accepts(handshake(fragment(CLIENT_HELLO, hello.length, 0, 0, begin))))
                .isTrue();
        assertThat(filter.hasHello()).isFalse();
        byte[] between = {hello[49]};
        assertThat(filter.accepts(handshake(fragment(CLIENT_HELLO, hello.length, 0, 49, between))))
                .isTrue();
        assertThat(filter.hasHello()).isTrue();
    }

    @Test
    void onlyWhatHasNotComeBeforeIsNews() {
        filter.accepts(clientHello());
        assertThat(filter.isNews()).isTrue();
        filter.accepts(clientHello());
        assertThat(filter.isNews()).isFalse();
        filter.accepts(handshake(fragment(CERTIFICATE, 20, 1, 0, SOME)));
        assertThat(filter.isNews()).isTrue();
        filter.accepts(handshake(fragment(CERTIFICATE, 20, 1, 5, SOME)));
        assertThat(filter.isNews()).isTrue();
        filter.accepts(handshake(fragment(CERTIFICATE, 20, 1, 0, SOME)));
        assertThat(filter.isNews()).isFalse();
        filter.accepts(record(HANDSHAKE, 1, new byte[64]));
        assertThat(filter.isNews()).isFalse();
    }

    @Test
    void afterTheHandshakeRecordsMayBeLong() {
        byte[] record = record(APPLICATION_DATA, 1, new byte[1_000]);
        assertThat(filter.accepts(record)).isFalse();
        filter.connected();
        assertThat(filter.accepts(record)).isTrue();
    }

    private static byte[] version(byte[] record, int low) {
        byte[] changed = record.clone();
        changed[2] = (byte) low;
        return changed;
    }

    private static byte[] tls(byte[] record) {
        byte[] changed = record.clone();
        changed[1] = 3;
        changed[2] = 3;
        return changed;
    }
}
