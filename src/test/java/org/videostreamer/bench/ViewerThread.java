package org.videostreamer.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** A viewer on a thread of its own that notes when each picture was complete. */
final class ViewerThread implements AutoCloseable {

    private static final int BUFFER_BYTES = 256 * 1024;

    private final SocketChannel channel;
    private final PictureCounter counter;
    private final List<Long> arrivals = new ArrayList<>();
    private final Thread thread = new Thread(this::watch, "onlooker");

    ViewerThread(Server server, Watching watching) throws IOException, InterruptedException {
        this(server, watching, "");
    }

    /** Watches the stream of that name. */
    ViewerThread(Server server, Watching watching, String stream) throws IOException, InterruptedException {
        this.channel = server.connect();
        this.counter = watching.newCounter();
        channel.write(watching.request(stream));
        thread.setDaemon(true);
        thread.start();
    }

    /** What has come since the last call, in nanoseconds of {@link System#nanoTime()}. */
    synchronized List<Long> takeArrivals() {
        List<Long> taken = List.copyOf(arrivals);
        arrivals.clear();
        return taken;
    }

    private void watch() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
        try {
            while (channel.read(buffer.clear()) >= 0) {
                long now = System.nanoTime();
                note(counter.count(buffer.flip()), now);
            }
        } catch (IOException e) {
            // closed
        }
    }

    /** How many pictures came since the last call of {@link #takeArrivals()}. */
    synchronized int pictures() {
        return arrivals.size();
    }

    private synchronized void note(int pictures, long now) {
        for (int i = 0; i < pictures; i++) {
            arrivals.add(now);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
