package org.videostreamer.redis;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;

/**
 * Messages as buffers: one that is published is copied once, into the connection's own buffer; one that comes is copied once,
 * into direct memory of its own, for it is a view of what was received, valid for a moment.
 */
final class BusCodec extends SizedValueCodec<ByteBuf> {

    BusCodec() {
        super(ByteBuf.class);
    }

    @Override
    protected int length(ByteBuf message) {
        return message.readableBytes();
    }

    @Override
    public void encodeValue(ByteBuf value, ByteBuf target) {
        // A command may be written twice: the reading position is left alone.
        target.writeBytes(value, value.readerIndex(), value.readableBytes());
    }

    @Override
    public ByteBuffer encodeValue(ByteBuf value) {
        return value.nioBuffer();
    }

    @Override
    public ByteBuf decodeValue(ByteBuffer bytes) {
        int length = bytes.remaining();
        return Unpooled.directBuffer(length, length).writeBytes(bytes);
    }
}
