package org.videostreamer.output.webrtc;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;

/** Writes to a channel and flushes once for all that one task writes: the kernel then takes it in one call. */
final class BatchWriter {

    private final Channel channel;
    private final Runnable beforeFlush;
    private boolean flushing;

    BatchWriter(Channel channel) {
        this(channel, () -> {});
    }

    /** @param beforeFlush writes what was kept back until then */
    BatchWriter(Channel channel, Runnable beforeFlush) {
        this.channel = channel;
        this.beforeFlush = beforeFlush;
    }

    /** A copy of the first so many bytes, for a message of the channel. */
    ByteBuf copy(byte[] datagram, int length) {
        return channel.alloc().directBuffer(length, length).writeBytes(datagram, 0, length);
    }

    /** Writes a message; one that cannot be sent is a lost packet. */
    void write(Object message) {
        channel.write(message, channel.voidPromise());
        flushSoon();
    }

    /** Flushes behind the task that runs. */
    void flushSoon() {
        if (!flushing) {
            flushing = true;
            // Behind whatever else this task sends, to other viewers too.
            channel.eventLoop().execute(this::flush);
        }
    }

    private void flush() {
        try {
            beforeFlush.run();
        } finally {
            flushing = false;
            channel.flush();
        }
    }
}
