package org.videostreamer.output.redis;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import org.videostreamer.redis.SizedValueCodec;

/** Lets publications write themselves into the connection's buffer. */
final class PublicationCodec extends SizedValueCodec<Publication> {

    PublicationCodec() {
        super(Publication.class);
    }

    @Override
    protected int length(Publication publication) {
        return publication.length();
    }

    @Override
    public void encodeValue(Publication value, ByteBuf target) {
        value.write(target);
    }

    @Override
    public ByteBuffer encodeValue(Publication value) {
        throw new UnsupportedOperationException("publications are written straight into the connection's buffer");
    }

    @Override
    public Publication decodeValue(ByteBuffer bytes) {
        throw new UnsupportedOperationException("publications are not read");
    }
}
