package org.videostreamer.web;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollSocketChannel;

/**
 * Keeps the picture data that waits in the kernel small, because every byte there is delay that no skipping can undo.
 *
 * <p>On Linux the kernel may send as much as the path holds but accepts no more than a little beyond that
 * (TCP_NOTSENT_LOWAT); elsewhere the whole send buffer is kept small.
 */
final class SocketTuning {

    private static final int MOST_UNSENT = 16 * 1024;
    private static final int SMALL_SEND_BUFFER = 128 * 1024;
    /** Peers say little; what they say beyond that is not read before the rest was looked at. */
    private static final RecvByteBufAllocator SMALL_READS =
            new FixedRecvByteBufAllocator(4 * 1024).maxMessagesPerRead(1);

    private SocketTuning() {}

    static void tune(Channel channel) {
        channel.config().setOption(ChannelOption.SO_KEEPALIVE, true);
        channel.config().setRecvByteBufAllocator(SMALL_READS);
        if (channel instanceof EpollSocketChannel epoll) {
            epoll.config().setOption(EpollChannelOption.TCP_NOTSENT_LOWAT, (long) MOST_UNSENT);
        } else {
            channel.config().setOption(ChannelOption.SO_SNDBUF, SMALL_SEND_BUFFER);
        }
    }
}
