package org.videostreamer.testing;

import java.util.concurrent.CompletableFuture;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.source.FrameSink;
import org.videostreamer.source.FrameSource;

/** Runs a source on a thread of its own until its first picture, and keeps that. */
public final class FirstFrame implements FrameSink, AutoCloseable {

    private final FrameSource source;
    private final PixelsPool pool = new PixelsPool();
    private final CompletableFuture<Frame> first = new CompletableFuture<>();
    private final Thread thread = new Thread(this::run, "source");

    /** Starts it. */
    public FirstFrame(FrameSource source) {
        this.source = source;
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            source.run(this);
            first.completeExceptionally(new AssertionError("the source has ended without a picture"));
        } catch (Throwable fault) {
            first.completeExceptionally(fault);
        }
    }

    @Override
    public void accept(Frame frame) {
        if (!first.isDone()) {
            first.complete(frame.retain());
            source.close();
        }
    }

    @Override
    public PixelsPool pool() {
        return pool;
    }

    /** Waits for it; valid until the close. */
    public Frame frame() {
        return first.join();
    }

    @Override
    public void close() throws InterruptedException {
        source.close();
        thread.join();
        if (!first.isCompletedExceptionally()) {
            first.join().release();
        }
        pool.close();
    }
}
