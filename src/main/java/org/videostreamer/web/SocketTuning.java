package org.videostreamer.web;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import org.videostreamer.output.ConnectionChannel;

/** How a viewer's socket is set up. */
final class SocketTuning {

    /** Peers say little; what they say beyond that is not read before the rest was looked at. */
    private static final RecvByteBufAllocator SMALL_READS =
            new FixedRecvByteBufAllocator(4 * 1024).maxMessagesPerRead(1);

    private SocketTuning() {}

    static void tune(Channel channel) {
        channel.config().setOption(ChannelOption.SO_KEEPALIVE, true);
        channel.config().setRecvByteBufAllocator(SMALL_READS);
        ConnectionChannel.keepShort(channel);
    }
}
