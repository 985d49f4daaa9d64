package org.videostreamer.source.media;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Ends what a source waits for: its own pauses, and FFmpeg's input and output when the source is closed or a deadline
 * has passed. {@link #close()} may come from any thread; the rest belongs to the source's.
 *
 * <p>FFmpeg asks a callback a few times a second while it waits. JavaCPP has room for ten callback objects of a kind in
 * a process, so one is shared by all sources and gets what it has to know through FFmpeg's opaque pointer.
 */
final class Stop {

    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final int CLOSED = 0;
    private static final int DEADLINE = 8;
    private static final Duration FOREVER = Duration.ofDays(36500);

    private final CountDownLatch closed = new CountDownLatch(1);
    private final ByteBuffer shared = ByteBuffer.allocateDirect(16).order(ByteOrder.nativeOrder());

    Stop() {
        allow(FOREVER);
    }

    /** Never blocks; the second call changes nothing. */
    void close() {
        LONG.setVolatile(shared, CLOSED, 1L);
        closed.countDown();
    }

    boolean isClosed() {
        return closed.getCount() == 0;
    }

    /**
     * Waits until the time has passed or the source is closed.
     *
     * @param nanos how long; nothing happens unless positive
     */
    void pause(long nanos) throws InterruptedException {
        if (nanos > 0) {
            closed.await(nanos, TimeUnit.NANOSECONDS);
        }
    }

    /** FFmpeg's waiting may last this long from now. */
    void allow(Duration time) {
        LONG.setVolatile(shared, DEADLINE, System.nanoTime() + time.toNanos());
    }

    /** FFmpeg's waiting may last until it is closed. */
    void allowForever() {
        allow(FOREVER);
    }

    /** Whether the time allowed is over. */
    boolean isLate() {
        return (long) LONG.getVolatile(shared, DEADLINE) - System.nanoTime() < 0;
    }

    /** Makes the context ask this. It must be freed before this object is let go. */
    void watch(AVFormatContext context) {
        AVIOInterruptCB callback = context.interrupt_callback();
        callback.callback(Asked.SHARED);
        callback.opaque(new Pointer(shared));
    }

    /** Loaded with FFmpeg, not with the source. */
    private static final class Asked extends AVIOInterruptCB.Callback_Pointer {
        static final Asked SHARED = new Asked();

        @Override
        public int call(Pointer opaque) {
            LongPointer state = new LongPointer(opaque);
            return state.get(0) != 0 || state.get(1) - System.nanoTime() < 0 ? 1 : 0;
        }
    }
}
