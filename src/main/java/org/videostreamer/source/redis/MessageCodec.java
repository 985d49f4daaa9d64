package org.videostreamer.source.redis;

import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Lets messages into memory that goes round: one message is filled, one waits, one is worked on. Lettuce's thread
 * decodes; any thread may give back.
 */
final class MessageCodec implements RedisCodec<String, Message> {

    private final Deque<Message> spare = new ArrayDeque<>();

    /** Takes the memory of a message back. */
    void giveBack(Message message) {
        synchronized (spare) {
            spare.push(message);
        }
    }

    @Override
    public Message decodeValue(ByteBuffer bytes) {
        Optional<Message> free;
        synchronized (spare) {
            free = Optional.ofNullable(spare.poll());
        }
        return free.orElseGet(Message::new).fill(bytes);
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
