package org.videostreamer.output.webrtc.ice;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A connectivity check (RFC 8445 7.2.2): a signed STUN Binding request that names both sides. */
public final class BindingRequest {

    /** RFC 8489 14.3. */
    private static final int LONGEST_USERNAME = 508;

    private final SignedMessage message;
    private final String username;

    private BindingRequest(SignedMessage message, String username) {
        this.message = message;
        this.username = username;
    }

    /** Reads the first so many bytes; empty for whatever is no such request. */
    public static Optional<BindingRequest> parse(byte[] datagram, int length) {
        return SignedMessage.parse(datagram, length, Stun.BINDING_REQUEST)
                .flatMap(message -> message.value(Stun.USERNAME)
                        .flatMap(BindingRequest::username)
                        .map(username -> new BindingRequest(message, username)));
    }

    private static Optional<String> username(ByteBuffer value) {
        if (value.remaining() > LONGEST_USERNAME) {
            return Optional.empty();
        }
        try {
            String username = StandardCharsets.UTF_8.newDecoder().decode(value).toString();
            return Optional.of(username).filter(name -> name.indexOf(':') > 0);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
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
        return message.id();
    }

    /** Whether the viewer has chosen the way on which the request came. */
    public boolean useCandidate() {
        return message.has(Stun.USE_CANDIDATE);
    }

    /** Whether the sender thinks that choosing is ours, which it never is. */
    public boolean fromControlled() {
        return message.has(Stun.ICE_CONTROLLED);
    }

    /** Whether it is signed with the password. */
    public boolean isSignedWith(String password) {
        return message.isSignedWith(password);
    }

    /**
     * The answer that the way works.
     *
     * @param seenFrom where the request came from
     * @param password ours, by which the answer is signed
     */
    public byte[] success(InetSocketAddress seenFrom, String password) {
        return new StunWriter(Stun.BINDING_SUCCESS, transactionId())
                .xorMappedAddress(seenFrom)
                .sign(password);
    }

    /** The answer that something is wrong. */
    public byte[] error(int code, String reason, String password) {
        return new StunWriter(Stun.BINDING_ERROR, transactionId())
                .errorCode(code, reason)
                .sign(password);
    }

    /**
     * A check of our own.
     *
     * @param id its answer is known by; random
     * @param username the viewer's name, a colon, and ours
     * @param tieBreaker the same in all checks of a session (RFC 8445 7.2.2); random
     * @param password the viewer's
     */
    public static byte[] own(TransactionId id, String username, long tieBreaker, String password) {
        return new StunWriter(Stun.BINDING_REQUEST, id)
                .username(username)
                .priority(Candidate.PEER_REFLEXIVE_PRIORITY)
                .controlled(tieBreaker)
                .sign(password);
    }
}
