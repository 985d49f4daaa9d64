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

    /**
     * {@link FrameSink#wanted()} tells something else now. Callable from any thread, also before run, and never blocking; one
     * whose camera makes no renditions has no use for it.
     */
    default void wantedChanged() {
        // a camera that sends what it sends
    }

    /** Somebody cannot begin, or go on, without a keyframe of a rendition that is made elsewhere. As {@link #wantedChanged}. */
    default void requestKeyframe(WantedRendition rendition) {
        // the same
    }

    /** Ends {@link #run} soon. Callable from any thread, also before run, more than once, and never blocking. */
    @Override
    void close();
}
