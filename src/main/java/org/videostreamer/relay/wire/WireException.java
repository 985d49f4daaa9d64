package org.videostreamer.relay.wire;

/** A message is not in the form that it should have; says in words what is wrong with it. */
public final class WireException extends Exception {

    private static final long serialVersionUID = 1L;

    WireException(String message) {
        super(message);
    }
}
