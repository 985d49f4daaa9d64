package org.videostreamer.output.webrtc.dtls;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * What a client has said of a handshake so far (RFC 6347 4.2.2), and whether more may be believed. Each fragment names
 * the length of its whole message, and Bouncy Castle makes room for that before it has seen more; so what a client never
 * says is not shown to it: long messages, numbers beyond the flight, fragments that contradict each other. One thread.
 */
final class HandshakeMessages {

    /** What can be told of some fragments. */
    enum Verdict {
        /** They bring something that had not come before. */
        NEWS,
        /** All of it has come before. */
        REPETITION,
        /** A message is longer than may be. */
        TOO_LONG,
        /** No client says so. */
        NONSENSE
    }

    private static final int CLIENT_HELLO = 1;
    private static final int CERTIFICATE = 11;
    private static final int CERTIFICATE_VERIFY = 15;
    private static final int CLIENT_KEY_EXCHANGE = 16;
    private static final int FINISHED = 20;

    /** Type, length, number, offset and length of the fragment. */
    private static final int HEADER = 12;
    /** The client's messages are the hello, the certificate, the key, its proof, and Finished. */
    private static final int LAST_NUMBER = 4;
    /** RFC 5246 7.4.9: Finished has 12 bytes. */
    private static final int LONGEST_FINISHED = 64;

    private record Message(int type, int length, BitSet seen) {
        Message(int type, int length) {
            this(type, length, new BitSet(length));
        }

        boolean isWhole() {
            return seen.nextClearBit(0) >= length;
        }

        /** Whether the fragment brings anything. */
        boolean add(int offset, int bytes) {
            int before = seen.cardinality();
            seen.set(offset, offset + bytes);
            return seen.cardinality() > before;
        }
    }

    private final int longest;
    private final boolean encrypted;
    private final Map<Integer, Message> messages = new HashMap<>();

    private HandshakeMessages(int longest, boolean encrypted) {
        this.longest = longest;
        this.encrypted = encrypted;
    }

    /** The messages before the keys, each of so many bytes at most. */
    static HandshakeMessages plain(int longest) {
        return new HandshakeMessages(longest, false);
    }

    /** What follows under the keys: Finished alone. */
    static HandshakeMessages encrypted() {
        return new HandshakeMessages(LONGEST_FINISHED, true);
    }

    /** Judges the fragments that a record consists of, and remembers them. */
    Verdict take(byte[] bytes, int offset, int length) {
        ByteBuffer record = ByteBuffer.wrap(bytes, offset, length);
        Verdict verdict = length == 0 ? Verdict.NONSENSE : Verdict.REPETITION;
        while (record.hasRemaining()) {
            Verdict next = takeFragment(record);
            if (next == Verdict.NONSENSE || next == Verdict.TOO_LONG) {
                return next;
            }
            verdict = next == Verdict.NEWS ? next : verdict;
        }
        return verdict;
    }

    private Verdict takeFragment(ByteBuffer record) {
        if (record.remaining() < HEADER) {
            return Verdict.NONSENSE;
        }
        int type = record.get() & 0xFF;
        int length = number24(record);
        int number = record.getShort() & 0xFFFF;
        int from = number24(record);
        int bytes = number24(record);
        if (length > longest) {
            return Verdict.TOO_LONG;
        }
        if (!mayBe(type, number) || bytes > record.remaining() || from + bytes > length) {
            return Verdict.NONSENSE;
        }
        record.position(record.position() + bytes);
        boolean first = !messages.containsKey(number);
        Message message = messages.computeIfAbsent(number, unknown -> new Message(type, length));
        if (message.type() != type || message.length() != length) {
            return Verdict.NONSENSE;
        }
        return message.add(from, bytes) || first ? Verdict.NEWS : Verdict.REPETITION;
    }

    private boolean mayBe(int type, int number) {
        return switch (type) {
            case CLIENT_HELLO -> !encrypted && number == 0;
            case CERTIFICATE, CERTIFICATE_VERIFY, CLIENT_KEY_EXCHANGE ->
                !encrypted && number > 0 && number <= LAST_NUMBER;
            case FINISHED -> encrypted && number > 0 && number <= LAST_NUMBER;
            default -> false;
        };
    }

    /** Whether the whole ClientHello is there. */
    boolean hasHello() {
        return messages.containsKey(0) && messages.get(0).isWhole();
    }

    private static int number24(ByteBuffer in) {
        return (in.get() & 0xFF) << 16 | in.getShort() & 0xFFFF;
    }
}
