package org.videostreamer.source;

/**
 * Speaks one camera protocol. Made by a {@link FrameSourceProvider}; making one does no input or output.
 *
 * <p>It does not retry, scale or encode: the {@link Camera} makes a new source after every end.
 */
public interface FrameSource extends AutoCloseable {

    /**
     * Connects and delivers pictures until the end. Called once, on the camera's own thread, which it may block.
     *
     * @param sink takes each picture; the source releases its frame after the call
     * @throws SourceException with a reason that a user understands
     * @throws InterruptedException when the thread is interrupted, which only happens after {@link #close()}
     */
    void run(FrameSink sink) throws SourceException, InterruptedException;

    /** Ends {@link #run} soon. Callable from any thread, also before run, more than once, and never blocking. */
    @Override
    void close();
}
