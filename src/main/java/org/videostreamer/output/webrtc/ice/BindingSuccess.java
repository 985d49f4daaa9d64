package org.videostreamer.output.webrtc.ice;

import java.util.Optional;

/** The answer to a check of ours: a STUN Binding success response that is well-formed and signed by somebody. */
public final class BindingSuccess {

    private final SignedMessage message;

    private BindingSuccess(SignedMessage message) {
        this.message = message;
    }

    /** Reads the first so many bytes; empty for whatever is no such answer. */
    public static Optional<BindingSuccess> parse(byte[] datagram, int length) {
        return SignedMessage.parse(datagram, length, Stun.BINDING_SUCCESS).map(BindingSuccess::new);
    }

    /** That of the check. */
    public TransactionId transactionId() {
        return message.id();
    }

    /** Whether it is signed with the password: that by which the check was signed. */
    public boolean isSignedWith(String password) {
        return message.isSignedWith(password);
    }
}
