package org.videostreamer.bench;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Many viewers on one thread, so that watching takes as little as it can from the server that shares the machine. All
 * read into one buffer.
 */
final class ManyViewers implements AutoCloseable {

    private static final int BUFFER_BYTES = 256 * 1024;

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final List<SocketChannel> channels = new ArrayList<>();
    private final List<ViewerPace> viewers = new ArrayList<>();

    ManyViewers() throws IOException {}

    /** Lets one more viewer watch; the channel passes to the audience. */
    void add(SocketChannel channel, Watching watching) throws IOException {
        add(channel, watching, "");
    }

    /** The same of the stream of that name. */
    void add(SocketChannel channel, Watching watching, String stream) throws IOException {
        add(channel, watching, watching.request(stream));
    }

    /** The same by a request of another form. */
    void add(SocketChannel channel, Watching watching, ByteBuffer request) throws IOException {
        channels.add(channel);
        while (request.hasRemaining()) {
            channel.write(request);
        }
        ViewerPace viewer = new ViewerPace(watching.newCounter());
        viewers.add(viewer);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, viewer);
    }

    int size() {
        return viewers.size();
    }

    /** Watches until all have seen a picture. */
    void awaitAll() throws IOException {
        while (viewers.stream().anyMatch(viewer -> viewer.pictures() == 0)) {
            watch(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }

    /** Watches for so long. */
    void watch(long nanos) throws IOException {
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = end - System.nanoTime()) {
            selector.select(Math.max(1, left / 1_000_000));
            for (SelectionKey key : selector.selectedKeys()) {
                read((SocketChannel) key.channel(), (ViewerPace) key.attachment());
            }
            selector.selectedKeys().clear();
        }
    }

    private void read(SocketChannel channel, ViewerPace viewer) throws IOException {
        buffer.clear();
        if (channel.read(buffer) < 0) {
            throw new EOFException("the server ended a connection");
        }
        viewer.take(buffer.flip(), System.nanoTime());
    }

    /** Watches for so long and tells what all saw meanwhile. */
    ViewersResult count(long nanos) throws IOException {
        long start = System.nanoTime();
        viewers.forEach(viewer -> viewer.reset(start));
        watch(nanos);
        long end = System.nanoTime();
        viewers.forEach(viewer -> viewer.pause(end));
        return ViewersResult.by(viewers, (end - start) / 1e9);
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : channels) {
            channel.close();
        }
        selector.close();
    }
}
