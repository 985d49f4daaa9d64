package org.videostreamer.output.webrtc.ice;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/**
 * A connectivity check (RFC 8445 7.2.2): a STUN Binding request that is well-formed, whose FINGERPRINT is right if it
 * has one, and that names both sides and is signed by somebody.
 */
public final class BindingRequest {

    /** RFC 8489 14.3. */
    private static final int LONGEST_USERNAME = 508;

    private final byte[] message;
    private final TransactionId id;
    private String username = "";
    private int integrityAt;
    private boolean useCandidate;
    private boolean fromControlled;

    private BindingRequest(byte[] message, TransactionId id) {
        this.message = message;
        this.id = id;
    }

    /** Reads the first so many bytes; empty for whatever is no such request. */
    public static Optional<BindingRequest> parse(byte[] datagram, int length) {
        if (length < Stun.HEADER || length % 4 != 0) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(Arrays.copyOf(datagram, length));
        boolean request = buffer.getShort() == Stun.BINDING_REQUEST
                && buffer.getShort() == length - Stun.HEADER
                && buffer.getInt() == Stun.COOKIE;
        if (!request) {
            return Optional.empty();
        }
        BindingRequest read = new BindingRequest(buffer.array(), new TransactionId(buffer.getInt(), buffer.getLong()));
        return read.readAttributes(buffer) && read.isComplete() ? Optional.of(read) : Optional.empty();
    }

    private boolean readAttributes(ByteBuffer buffer) {
        while (buffer.remaining() >= Stun.ATTRIBUTE_HEADER) {
            int at = buffer.position();
            int type = buffer.getShort() & 0xFFFF;
            int length = buffer.getShort() & 0xFFFF;
            int padded = length + 3 & ~3;
            if (padded > buffer.remaining() || !take(type, at, buffer.slice(buffer.position(), length))) {
                return false;
            }
            buffer.position(buffer.position() + padded);
        }
        return true;
    }

    /** Takes an attribute; false where it makes the message a bad one. */
    private boolean take(int type, int at, ByteBuffer value) {
        if (type == Stun.FINGERPRINT) {
            // The last of all (14.7).
            return value.remaining() == Stun.CRC_BYTES
                    && at + Stun.ATTRIBUTE_HEADER + Stun.CRC_BYTES == message.length
                    && value.getInt() == Stun.fingerprint(message, at);
        }
        if (integrityAt != 0) {
            // What follows the signature is not signed and does not count (14.5).
            return true;
        }
        switch (type) {
            case Stun.USERNAME -> {
                return username.isEmpty() && readUsername(value);
            }
            case Stun.MESSAGE_INTEGRITY -> {
                integrityAt = at;
                return value.remaining() == Stun.HMAC_BYTES;
            }
            case Stun.USE_CANDIDATE -> useCandidate = true;
            case Stun.ICE_CONTROLLED -> fromControlled = true;
            default -> {
                // priorities, tie-breakers, names of software: nothing that a lite agent acts on
            }
        }
        return true;
    }

    private boolean readUsername(ByteBuffer value) {
        if (value.remaining() > LONGEST_USERNAME) {
            return false;
        }
        try {
            username = StandardCharsets.UTF_8.newDecoder().decode(value).toString();
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private boolean isComplete() {
        return integrityAt != 0 && username.indexOf(':') > 0;
    }

    /** Our name, as the answer told it. */
    public String localUfrag() {
        return username.substring(0, username.indexOf(':'));
    }

    /** The viewer's name, as its offer told it. */
    public String remoteUfrag() {
        return username.substring(username.indexOf(':') + 1);
    }

    /** By which its answer is known. */
    public TransactionId transactionId() {
        return id;
    }

    /** Whether the viewer has chosen the way on which the request came. */
    public boolean useCandidate() {
        return useCandidate;
    }

    /** Whether the sender thinks that choosing is ours, which it never is. */
    public boolean fromControlled() {
        return fromControlled;
    }

    /** Whether it is signed with the password. */
    public boolean isSignedWith(String password) {
        byte[] header = Arrays.copyOf(message, Stun.HEADER);
        int end = integrityAt + Stun.ATTRIBUTE_HEADER + Stun.HMAC_BYTES;
        ByteBuffer.wrap(header).putShort(Stun.LENGTH_AT, (short) (end - Stun.HEADER));
        byte[] expected = Stun.hmac(message, integrityAt, header, password);
        return MessageDigest.isEqual(expected, Arrays.copyOfRange(message, end - Stun.HMAC_BYTES, end));
    }

    /**
     * The answer that the way works.
     *
     * @param seenFrom where the request came from
     * @param password ours, by which the answer is signed
     */
    public byte[] success(InetSocketAddress seenFrom, String password) {
        return new StunWriter(Stun.BINDING_SUCCESS, id)
                .xorMappedAddress(seenFrom)
                .sign(password);
    }

    /** The answer that something is wrong. */
    public byte[] error(int code, String reason, String password) {
        return new StunWriter(Stun.BINDING_ERROR, id).errorCode(code, reason).sign(password);
    }
}
