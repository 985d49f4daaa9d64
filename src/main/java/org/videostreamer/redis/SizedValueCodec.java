package org.videostreamer.redis;

import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.codec.ToByteBufEncoder;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;

/**
 * A codec of texts as keys, and of values that know their length: each is written straight into the connection's buffer, once.
 *
 * @param <V> the values
 */
public abstract class SizedValueCodec<V> implements RedisCodec<String, V>, ToByteBufEncoder<String, V> {

    private final Class<V> type;

    /** @param type the values' class */
    protected SizedValueCodec(Class<V> type) {
        this.type = type;
    }

    /** How many bytes a value is written with, exactly. */
    protected abstract int length(V value);

    @Override
    public final void encodeKey(String key, ByteBuf target) {
        StringCodec.UTF8.encodeKey(key, target);
    }

    @Override
    public final int estimateSize(Object keyOrValue) {
        return type.isInstance(keyOrValue)
                ? length(type.cast(keyOrValue))
                : encodeKey(String.valueOf(keyOrValue)).remaining();
    }

    /** So that Lettuce writes the length first and needs no buffer of its own. */
    @Override
    public final boolean isEstimateExact() {
        return true;
    }

    @Override
    public final ByteBuffer encodeKey(String key) {
        return StringCodec.UTF8.encodeKey(key);
    }

    @Override
    public final String decodeKey(ByteBuffer bytes) {
        return StringCodec.UTF8.decodeKey(bytes);
    }
}
