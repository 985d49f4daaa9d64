package org.videostreamer.output.webrtc.ice;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A STUN message (RFC 8489) that is well-formed, whose FINGERPRINT is right if it has one, and that is signed by
 * somebody.
 */
final class SignedMessage {

    private final byte[] bytes;
    private final TransactionId id;
    private final Map<Integer, ByteBuffer> attributes = new HashMap<>();
    private int integrityAt;

    private SignedMessage(byte[] bytes, TransactionId id) {
        this.bytes = bytes;
        this.id = id;
    }

    /** Reads the first so many bytes; empty for whatever is no such message of that type. */
    static Optional<SignedMessage> parse(byte[] datagram, int length, int type) {
        if (length < Stun.HEADER || length % 4 != 0) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(Arrays.copyOf(datagram, length));
        boolean sound = in.getShort() == type && in.getShort() == length - Stun.HEADER && in.getInt() == Stun.COOKIE;
        if (!sound) {
            return Optional.empty();
        }
        SignedMessage message = new SignedMessage(in.array(), new TransactionId(in.getInt(), in.getLong()));
        return message.readAttributes(in) && message.integrityAt != 0 ? Optional.of(message) : Optional.empty();
    }

    private boolean readAttributes(ByteBuffer in) {
        while (in.remaining() >= Stun.ATTRIBUTE_HEADER) {
            int at = in.position();
            int type = in.getShort() & 0xFFFF;
            int length = in.getShort() & 0xFFFF;
            int padded = length + 3 & ~3;
            if (padded > in.remaining() || !take(type, at, in.slice(in.position(), length))) {
                return false;
            }
            in.position(in.position() + padded);
        }
        return true;
    }

    /** Takes an attribute; false where it makes the message a bad one. */
    private boolean take(int type, int at, ByteBuffer value) {
        if (type == Stun.FINGERPRINT) {
            // The last of all (14.7).
            return value.remaining() == Stun.CRC_BYTES
                    && at + Stun.ATTRIBUTE_HEADER + Stun.CRC_BYTES == bytes.length
                    && value.getInt() == Stun.fingerprint(bytes, at);
        }
        if (integrityAt != 0) {
            // What follows the signature is not signed and does not count (14.5).
            return true;
        }
        if (type == Stun.MESSAGE_INTEGRITY) {
            integrityAt = at;
            return value.remaining() == Stun.HMAC_BYTES;
        }
        // Of an attribute that comes twice the first counts (section 14).
        attributes.putIfAbsent(type, value);
        return true;
    }

    TransactionId id() {
        return id;
    }

    boolean has(int type) {
        return attributes.containsKey(type);
    }

    /** The value of a signed attribute. */
    Optional<ByteBuffer> value(int type) {
        return Optional.ofNullable(attributes.get(type)).map(ByteBuffer::duplicate);
    }

    /** Whether it is signed with the password. */
    boolean isSignedWith(String password) {
        byte[] header = Arrays.copyOf(bytes, Stun.HEADER);
        int end = integrityAt + Stun.ATTRIBUTE_HEADER + Stun.HMAC_BYTES;
        ByteBuffer.wrap(header).putShort(Stun.LENGTH_AT, (short) (end - Stun.HEADER));
        byte[] expected = Stun.hmac(bytes, integrityAt, header, password);
        return MessageDigest.isEqual(expected, Arrays.copyOfRange(bytes, end - Stun.HMAC_BYTES, end));
    }
}
