package org.videostreamer.source.redis;

import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.nio.ByteBuffer;

/**
 * Lets messages into a mailbox's memory.
 *
 * @param mailbox whose memory it is
 */
record MailboxCodec(Mailbox mailbox) implements RedisCodec<String, Message> {

    @Override
    public String decodeKey(ByteBuffer bytes) {
        return StringCodec.UTF8.decodeKey(bytes);
    }

    @Override
    public Message decodeValue(ByteBuffer bytes) {
        return mailbox.fill(bytes);
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
