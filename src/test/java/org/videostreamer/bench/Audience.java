package org.videostreamer.bench;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Many viewers on one thread, so that watching takes as little as it can from the server that shares the machine. All
 * read into one buffer.
 */
final class Audience implements AutoCloseable {

    private static final int BUFFER_BYTES = 256 * 1024;

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final List<SocketChannel> channels = new ArrayList<>();
    private final List<Spectator> spectators = new ArrayList<>();

    Audience() throws IOException {}

    /** Lets one more viewer watch; the channel passes to the audience. */
    void add(SocketChannel channel, Watching watching) throws IOException {
        channels.add(channel);
        ByteBuffer request = watching.request();
        while (request.hasRemaining()) {
            channel.write(request);
        }
        Spectator spectator = new Spectator(watching.newCounter());
        spectators.add(spectator);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, spectator);
    }

    /** Watches for so long. */
    void watch(long nanos) throws IOException {
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = end - System.nanoTime()) {
            selector.select(Math.max(1, left / 1_000_000));
            for (SelectionKey key : selector.selectedKeys()) {
                read((SocketChannel) key.channel(), (Spectator) key.attachment());
            }
            selector.selectedKeys().clear();
        }
    }

    private void read(SocketChannel channel, Spectator spectator) throws IOException {
        buffer.clear();
        if (channel.read(buffer) < 0) {
            throw new EOFException("the server ended a connection");
        }
        spectator.take(buffer.flip(), System.nanoTime());
    }

    /** Watches for so long and tells what all saw meanwhile. */
    Seen count(long nanos) throws IOException {
        long start = System.nanoTime();
        spectators.forEach(spectator -> spectator.reset(start));
        watch(nanos);
        long end = System.nanoTime();
        spectators.forEach(spectator -> spectator.pause(end));
        return Seen.by(spectators, (end - start) / 1e9);
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : channels) {
            channel.close();
        }
        selector.close();
    }
}
