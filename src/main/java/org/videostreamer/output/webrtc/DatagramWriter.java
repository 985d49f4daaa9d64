package org.videostreamer.output.webrtc;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.unix.Errors.NativeIoException;
import io.netty.channel.unix.SegmentedDatagramPacket;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the datagrams of one socket. Those of one size that one task sends to one address, one behind the other, are one
 * message that the kernel cuts, where it can (UDP_SEGMENT, Linux 4.18 and newer): its network code is then run once and not
 * once for each. On the event loop.
 */
final class DatagramWriter {

    private static final Logger LOG = LoggerFactory.getLogger(DatagramWriter.class);

    /** UDP_MAX_SEGMENTS of Linux before 6.9. */
    private static final int MOST_SEGMENTS = 64;
    /** What a UDP datagram holds over IPv4 (RFC 791 3.1, RFC 768). */
    private static final int MOST_BYTES = 65_507;
    /** Holds a burst of {@link RtpSender#BURST} packets. */
    private static final int USUAL_BYTES = 16_384;
    /** Linux, asm-generic/errno-base.h: answers of a network card, or a way to one, that cannot cut. */
    private static final int EIO = -5;

    private static final int EINVAL = -22;

    private final DatagramChannel channel;
    private final BatchWriter writer;
    private boolean segments;
    private Optional<Burst> pending = Optional.empty();

    /** Datagrams of one size to one address; only the last may be smaller. */
    private static final class Burst {
        private final InetSocketAddress to;
        private final int size;
        private final ByteBuf bytes;
        private int count;

        Burst(InetSocketAddress to, int size, ByteBuf bytes) {
            this.to = to;
            this.size = size;
            this.bytes = bytes;
        }

        boolean takes(InetSocketAddress next, int length) {
            return length <= size
                    && count < MOST_SEGMENTS
                    && bytes.readableBytes() == count * size
                    && bytes.readableBytes() + length <= MOST_BYTES
                    && to.equals(next);
        }

        void add(byte[] datagram, int length) {
            bytes.writeBytes(datagram, 0, length);
            count++;
        }
    }

    /** @param segments whether the kernel can cut */
    DatagramWriter(DatagramChannel channel, boolean segments) {
        this.channel = channel;
        this.segments = segments;
        this.writer = new BatchWriter(channel, this::complete);
    }

    /** Sends the first so many bytes soon, in turn; a datagram that cannot be sent is a lost packet. */
    void write(byte[] datagram, int length, InetSocketAddress to) {
        if (!segments) {
            writer.write(new DatagramPacket(writer.copy(datagram, length), to));
            return;
        }
        if (pending.filter(burst -> burst.takes(to, length)).isEmpty()) {
            writer.flushSoon();
            complete();
            pending = Optional.of(new Burst(to, length, channel.alloc().directBuffer(USUAL_BYTES, MOST_BYTES)));
        }
        pending.get().add(datagram, length);
    }

    private void complete() {
        Optional<Burst> done = pending;
        pending = Optional.empty();
        done.ifPresent(burst -> {
            if (burst.count == 1) {
                writer.write(new DatagramPacket(burst.bytes, burst.to));
            } else {
                channel.write(new SegmentedDatagramPacket(burst.bytes, burst.size, burst.to))
                        .addListener(sent -> judge((ChannelFuture) sent));
            }
        });
    }

    private void judge(ChannelFuture sent) {
        boolean cannotCut = sent.cause() instanceof NativeIoException failure
                && (failure.expectedErr() == EIO || failure.expectedErr() == EINVAL);
        if (segments && cannotCut) {
            segments = false;
            LOG.info(
                    "{}: WebRTC sends its packets one by one, because the network does not cut them ({})",
                    channel.localAddress(),
                    sent.cause().getMessage());
        }
    }
}
