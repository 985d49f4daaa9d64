package org.videostreamer.source.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.function.IntSupplier;

/**
 * The bytes of a connection as they come from the kernel, uncopied: for an answer that is all that the connection still
 * brings. For one thread, but for {@link #close()}.
 */
final class ChannelBytes implements ByteSource, AutoCloseable {

    private final InputStream begun;
    private final SocketChannel channel;
    private final IntSupplier patience;
    private final Selector selector;
    private boolean direct;

    /**
     * @param begun the same answer, of which the client may have read some already
     * @param channel in blocking mode, which it leaves with the first read
     * @param patience the longest silence in milliseconds
     */
    ChannelBytes(InputStream begun, SocketChannel channel, IntSupplier patience) throws IOException {
        this.begun = begun;
        this.channel = channel;
        this.patience = patience;
        this.selector = channel.provider().openSelector();
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (!direct) {
            return readFirst(target);
        }
        try {
            int count = channel.read(target);
            while (count == 0) {
                if (selector.select(patience.getAsInt()) == 0 && channel.isOpen()) {
                    throw new SocketTimeoutException("Read timed out");
                }
                selector.selectedKeys().clear();
                count = channel.read(target);
            }
            return count;
        } catch (ClosedSelectorException e) {
            throw new SocketException("closed");
        }
    }

    /** What the client has read with the head comes out of its stream first, all in one read. */
    private int readFirst(ByteBuffer target) throws IOException {
        int count = ByteSource.of(begun).read(target);
        direct = true;
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
        return count;
    }

    /** Ends a read, and the channel with it. Any thread. */
    @Override
    public void close() throws IOException {
        channel.close();
        selector.close();
    }
}
