package org.videostreamer.source.redis;

import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Lets messages into memory that goes round, two of them at most: one is worked on, and the other is filled and waits,
 * until the next is filled in its place. Lettuce's thread decodes; any thread may give back.
 */
final class MessageCodec implements RedisCodec<String, Message> {

    private final Supplier<Optional<Message>> waiting;
    private final Deque<Message> spare = new ArrayDeque<>();

    /** @param waiting takes back the message that nobody has taken yet, if there is one: the newest wins */
    MessageCodec(Supplier<Optional<Message>> waiting) {
        this.waiting = waiting;
    }

    /** Takes the memory of a message back. */
    void giveBack(Message message) {
        synchronized (spare) {
            spare.push(message);
        }
    }

    @Override
    public Message decodeValue(ByteBuffer bytes) {
        // Messages may have many megabytes: no third one is made because two are slow to be taken.
        return waiting.get().or(this::spare).orElseGet(Message::new).fill(bytes);
    }

    private Optional<Message> spare() {
        synchronized (spare) {
            return Optional.ofNullable(spare.poll());
        }
    }

    @Override
    public String decodeKey(ByteBuffer bytes) {
        return StringCodec.UTF8.decodeKey(bytes);
    }

    @Override
    public ByteBuffer encodeKey(String key) {
        return StringCodec.UTF8.encodeKey(key);
    }

    @Override
    public ByteBuffer encodeValue(Message value) {
        return ByteBuffer.wrap(value.bytes(), 0, value.length());
    }
}
