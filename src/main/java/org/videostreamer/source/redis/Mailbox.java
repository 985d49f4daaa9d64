package org.videostreamer.source.redis;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The slot of capacity one between Lettuce's thread, which never waits here, and the source's: the newest message wins.
 * Memory goes round: one message is filled, one waits, one is worked on.
 */
final class Mailbox {

    private final Deque<Message> spare = new ArrayDeque<>();
    private Optional<Message> newest = Optional.empty();
    private Optional<Throwable> failure = Optional.empty();
    private boolean subscribed;
    private boolean closed;

    /** Copies a message into memory that nobody uses. */
    Message fill(ByteBuffer bytes) {
        Message message;
        synchronized (this) {
            message = Optional.ofNullable(spare.poll()).orElseGet(Message::new);
        }
        return message.fill(bytes);
    }

    /** Puts a message in the place of whatever waits. */
    synchronized void put(Message message) {
        newest.ifPresent(spare::push);
        newest = Optional.of(message);
        notifyAll();
    }

    /** Takes memory back. */
    synchronized void giveBack(Message message) {
        spare.push(message);
    }

    synchronized void subscribed() {
        subscribed = true;
        notifyAll();
    }

    /** Ends the waits with a failure, unless they have ended. */
    synchronized void fail(Throwable cause) {
        if (failure.isEmpty()) {
            failure = Optional.of(cause);
        }
        notifyAll();
    }

    /** Ends the waits. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Why the connection has ended, if it has. */
    synchronized Optional<Throwable> failure() {
        return failure;
    }

    /** Waits until messages may come; false when that will not be. */
    synchronized boolean awaitSubscribed() throws InterruptedException {
        while (!subscribed && failure.isEmpty() && !closed) {
            wait();
        }
        return subscribed && !closed;
    }

    /** Waits for the newest message; empty when none will come. */
    synchronized Optional<Message> take() throws InterruptedException {
        while (newest.isEmpty() && failure.isEmpty() && !closed) {
            wait();
        }
        Optional<Message> taken = closed ? Optional.empty() : newest;
        newest = Optional.empty();
        return taken;
    }
}
