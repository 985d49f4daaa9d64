package org.videostreamer.source.media;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Ends what a source waits for: its own pauses, and FFmpeg's input and output when the source is closed or a deadline
 * has passed. {@link #close()} may come from any thread; the rest belongs to the source's.
 *
 * <p>FFmpeg follows the redirections of RTSP cameras by itself, with the password of the first address, and cannot be told
 * not to. They are noticed here, before anything is said to the new place: the context's URL is another then.
 *
 * <p>FFmpeg asks a callback a few times a second while it waits. JavaCPP has room for ten callback objects of a kind in
 * a process, so one is shared by all sources and gets what it has to know through FFmpeg's opaque pointer.
 */
final class StopSignal {

    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final int CLOSED = 0;
    private static final int DEADLINE = 8;
    /** Where the context's URL lay in memory when it was asked first; 0 before. */
    private static final int URL = 16;
    /** How many bytes of another URL stand behind; 0 without one. */
    private static final int LOCATION_LENGTH = 24;

    private static final int LOCATION = 32;
    private static final int LONGEST_LOCATION = 1024;
    private static final Duration FOREVER = Duration.ofDays(36500);

    private final CountDownLatch closed = new CountDownLatch(1);
    private final ByteBuffer shared =
            ByteBuffer.allocateDirect(LOCATION + LONGEST_LOCATION).order(ByteOrder.nativeOrder());

    StopSignal() {
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
        shared.putLong(URL, 0).putLong(LOCATION_LENGTH, 0);
        context.opaque(new Pointer(shared));
        AVIOInterruptCB callback = context.interrupt_callback();
        callback.callback(Asked.SHARED);
        callback.opaque(context);
    }

    /** Where the camera has pointed to since {@link #watch}; FFmpeg has not gone there. */
    Optional<String> redirection() {
        byte[] location = new byte[(int) shared.getLong(LOCATION_LENGTH)];
        shared.get(LOCATION, location);
        return location.length == 0 ? Optional.empty() : Optional.of(new String(location, StandardCharsets.UTF_8));
    }

    /** Loaded with FFmpeg, not with the source. */
    private static final class Asked extends AVIOInterruptCB.Callback_Pointer {
        static final Asked SHARED = new Asked();

        @Override
        public int call(Pointer opaque) {
            AVFormatContext context = new AVFormatContext(opaque);
            LongPointer state = new LongPointer(context.opaque());
            boolean over =
                    state.get(CLOSED / Long.BYTES) != 0 || state.get(DEADLINE / Long.BYTES) - System.nanoTime() < 0;
            return over || isElsewhere(context.url(), state) ? 1 : 0;
        }

        private static boolean isElsewhere(BytePointer url, LongPointer state) {
            long known = state.get(URL / Long.BYTES);
            if (known == 0) {
                state.put(URL / Long.BYTES, url.address());
                return false;
            }
            if (known == url.address()) {
                return false;
            }
            byte[] text = url.getStringBytes();
            int length = Math.min(text.length, LONGEST_LOCATION);
            new BytePointer(state).position(LOCATION).put(text, 0, length);
            state.put(LOCATION_LENGTH / Long.BYTES, length);
            return true;
        }
    }
}
