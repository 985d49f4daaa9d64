package org.videostreamer.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.picture.Viewing;
import org.videostreamer.source.FrameSink;

/** Writes a source's first pictures to a file, scaled, and then stops the source. */
final class Recorder implements FrameSink, AutoCloseable {

    private final FileChannel file;
    private final Viewing viewing;
    private final int wanted;
    private final Runnable stop;
    private final PixelsPool pool = new PixelsPool();
    private int written;

    Recorder(FileChannel file, Viewing viewing, int wanted, Runnable stop) {
        this.file = file;
        this.viewing = viewing;
        this.wanted = wanted;
        this.stop = stop;
    }

    @Override
    public void accept(Frame frame) {
        if (written < wanted) {
            Frame view = viewing.of(frame);
            write(view.pixels().bytes());
            view.release();
            written++;
        }
        if (written == wanted) {
            stop.run();
        }
    }

    private void write(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void check() throws IOException {
        if (written < wanted) {
            throw new IOException("the source ended after " + written + " pictures");
        }
    }

    @Override
    public PixelsPool pool() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }
}
