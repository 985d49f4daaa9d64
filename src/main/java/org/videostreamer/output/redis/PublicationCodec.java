package org.videostreamer.output.redis;

import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.codec.ToByteBufEncoder;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;

/** Lets publications write themselves into the connection's buffer. */
final class PublicationCodec implements RedisCodec<String, Publication>, ToByteBufEncoder<String, Publication> {

    @Override
    public void encodeKey(String key, ByteBuf target) {
        StringCodec.UTF8.encodeKey(key, target);
    }

    @Override
    public void encodeValue(Publication value, ByteBuf target) {
        value.write(target);
    }

    @Override
    public int estimateSize(Object keyOrValue) {
        return keyOrValue instanceof Publication publication
                ? publication.length()
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
    public ByteBuffer encodeValue(Publication value) {
        throw new UnsupportedOperationException("publications are written straight into the connection's buffer");
    }

    @Override
    public String decodeKey(ByteBuffer bytes) {
        return StringCodec.UTF8.decodeKey(bytes);
    }

    @Override
    public Publication decodeValue(ByteBuffer bytes) {
        throw new UnsupportedOperationException("publications are not read");
    }
}
