package org.videostreamer.output;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollSocketChannel;

/**
 * How much may wait in the kernel for a viewer: one picture, because what waits there is delay that no skipping can undo,
 * and because a picture that does not fit is handed over in many rounds. On the connection's event loop.
 *
 * <p>On Linux the kernel may send as much as the path holds but keeps no more than this unsent (TCP_NOTSENT_LOWAT);
 * elsewhere the whole send buffer is kept small.
 */
public final class SendBuffer {

    private static final int LEAST_UNSENT = 16 * 1024;
    private static final int LEAST_ELSEWHERE = 128 * 1024;

    private final Channel channel;
    private int size = LEAST_UNSENT;

    /** The least there is, which the channel has already. */
    public SendBuffer(Channel channel) {
        this.channel = channel;
    }

    /** Makes it fit for pictures like one; those of a stream differ little, so it changes seldom. */
    public void fit(int bytes) {
        if (bytes > size || bytes < size / 2 && size > LEAST_UNSENT) {
            size = Math.max(LEAST_UNSENT, bytes + bytes / 8);
            apply();
        }
    }

    /** Tells the kernel. */
    void apply() {
        if (channel instanceof EpollSocketChannel epoll) {
            epoll.config().setOption(EpollChannelOption.TCP_NOTSENT_LOWAT, (long) size);
        } else {
            channel.config().setOption(ChannelOption.SO_SNDBUF, Math.max(LEAST_ELSEWHERE, size));
        }
    }
}
