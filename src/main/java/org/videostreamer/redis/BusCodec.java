package org.videostreamer.redis;

import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.codec.ToByteBufEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;

/**
 * Messages as buffers: one that is published is copied once, into the connection's own buffer; one that comes is copied once,
 * into direct memory of its own, for it is a view of what was received, valid for a moment.
 */
final class BusCodec implements RedisCodec<String, ByteBuf>, ToByteBufEncoder<String, ByteBuf> {

    @Override
    public void encodeKey(String key, ByteBuf target) {
        StringCodec.UTF8.encodeKey(key, target);
    }

    @Override
    public void encodeValue(ByteBuf value, ByteBuf target) {
        // A command may be written twice: the reading position is left alone.
        target.writeBytes(value, value.readerIndex(), value.readableBytes());
    }

    @Override
    public int estimateSize(Object keyOrValue) {
        return keyOrValue instanceof ByteBuf message
                ? message.readableBytes()
                : encodeKey(String.valueOf(keyOrValue)).remaining();
    }

    /** So that Lettuce writes the length first and needs no buffer of its own. */
    @Override
    public boolean isEstimateExact() {
        return true;
    }

    @Override
    public ByteBuffer encodeKey(String key) {
        return StringCodec.UTF8.encodeKey(key);
    }

    @Override
    public ByteBuffer encodeValue(ByteBuf value) {
        return value.nioBuffer();
    }

    @Override
    public String decodeKey(ByteBuffer bytes) {
        return StringCodec.UTF8.decodeKey(bytes);
    }

    @Override
    public ByteBuf decodeValue(ByteBuffer bytes) {
        int length = bytes.remaining();
        return Unpooled.directBuffer(length, length).writeBytes(bytes);
    }
}
