package org.videostreamer.output.webrtc.dtls;

import java.nio.ByteBuffer;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;

/**
 * Lets through datagrams that consist of records as a client of DTLS 1.2 sends them (RFC 6347 4.1), and only if what
 * they claim is bounded. One thread at a time.
 */
final class RecordFilter {

    private static final int CHANGE_CIPHER_SPEC = 20;
    private static final int ALERT = 21;
    private static final int HANDSHAKE = 22;
    private static final int APPLICATION_DATA = 23;

    /** Type, version, epoch, number and length. */
    private static final int HEADER = 13;

    private static final int DTLS_1_0 = 0xFEFF;
    private static final int DTLS_1_2 = 0xFEFD;
    /** More than any cipher of ours makes of a Finished or an alert. */
    private static final int LONGEST_ENCRYPTED_BEFORE_CONNECTED = 128;

    private final HandshakeMessages messages;
    private final Limits limits;
    private boolean connected;
    private boolean news;

    RecordFilter(Limits limits) {
        this.limits = limits;
        this.messages = HandshakeMessages.plain(limits.intOf(Limit.DTLS_MESSAGE_BYTES));
    }

    /** Whether the datagram may be read. */
    boolean accepts(byte[] datagram) {
        news = false;
        ByteBuffer in = ByteBuffer.wrap(datagram);
        while (in.hasRemaining()) {
            if (!acceptsRecord(in)) {
                return false;
            }
        }
        return datagram.length > 0;
    }

    private boolean acceptsRecord(ByteBuffer in) {
        if (in.remaining() < HEADER) {
            return false;
        }
        int type = in.get() & 0xFF;
        int version = in.getShort() & 0xFFFF;
        int epoch = in.getShort() & 0xFFFF;
        in.position(in.position() + 6);
        int length = in.getShort() & 0xFFFF;
        int at = in.position();
        if (version != DTLS_1_0 && version != DTLS_1_2 || length == 0 || length > in.remaining()) {
            return false;
        }
        in.position(at + length);
        return epoch == 0 ? acceptsPlain(type, in.array(), at, length) : epoch == 1 && acceptsEncrypted(type, length);
    }

    private boolean acceptsPlain(int type, byte[] bytes, int at, int length) {
        return switch (type) {
            case CHANGE_CIPHER_SPEC -> length == 1;
            case ALERT -> length == 2;
            case HANDSHAKE -> acceptsHandshake(messages.take(bytes, at, length));
            default -> false;
        };
    }

    private boolean acceptsHandshake(HandshakeMessages.Verdict verdict) {
        if (verdict == HandshakeMessages.Verdict.TOO_LONG) {
            limits.reached(Limit.DTLS_MESSAGE_BYTES);
        }
        news |= verdict == HandshakeMessages.Verdict.NEWS;
        return verdict == HandshakeMessages.Verdict.NEWS || verdict == HandshakeMessages.Verdict.REPETITION;
    }

    private boolean acceptsEncrypted(int type, int length) {
        return type >= CHANGE_CIPHER_SPEC
                && type <= APPLICATION_DATA
                && (connected || length <= LONGEST_ENCRYPTED_BEFORE_CONNECTED);
    }

    /** Whether the last datagram brought something of the handshake that had not come before. */
    boolean isNews() {
        return news;
    }

    /** Whether all of a ClientHello has come. */
    boolean hasHello() {
        return messages.hasHello();
    }

    /** The handshake is done. */
    void connected() {
        connected = true;
    }
}
