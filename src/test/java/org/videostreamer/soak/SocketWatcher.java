package org.videostreamer.soak;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.videostreamer.bench.PictureCounter;
import org.videostreamer.bench.Watching;

/** A viewer on a thread of its own that counts pictures and looks into none. */
final class SocketWatcher implements AutoCloseable {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final SocketChannel channel;
    private final PictureCounter counter;
    private volatile int pictures;

    SocketWatcher(int port, Watching watching, String stream) throws IOException {
        this.channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
        this.counter = watching.newCounter();
        channel.write(watching.request(stream));
        Thread thread = new Thread(this::watch, "watcher");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        try (channel) {
            while (channel.read(buffer.clear()) >= 0) {
                // only this thread writes it
                pictures = pictures + counter.count(buffer.flip());
            }
        } catch (IOException e) {
            // closed, or refused, which shows in that nothing comes any more
        }
    }

    /** How many came so far. */
    int pictures() {
        return pictures;
    }

    /** Whether the connection stands. */
    boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
