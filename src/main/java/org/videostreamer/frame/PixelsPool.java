package org.videostreamer.frame;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;

/**
 * Lends picture-sized memory and takes it back, so that a running stream allocates none. Any thread may use it.
 *
 * <p>It keeps a few free pictures of the sizes last used, {@link Limit#POOL_BYTES} at most, and none for long that nobody
 * takes; what is lent is not bounded
 * here but by the slots of capacity one along the way of a frame. No picture it lends has more pixels than
 * {@link Limit#PICTURE_PIXELS}: whatever a peer claims, nothing larger is ever made.
 */
public final class PixelsPool implements AutoCloseable {

    /** Two views in two forms, each double-buffered, and the steps to them: more is never free at once in a steady stream. */
    private static final int MOST_FREE = 16;
    /** What nobody has taken for so long is of a size that nobody asks for any more. */
    private static final long MOST_IDLE_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** @param since when it came back, in nanoseconds */
    private record Free(Pixels pixels, long since) {

        long bytes() {
            return pixels.length();
        }
    }

    private final Limits limits;
    private final LongSupplier nanoTime;
    /** The newest first. */
    private final Deque<Free> free = new ArrayDeque<>();

    private long freeBytes;
    private long lent;
    private long lentBytes;
    private boolean closed;

    /** An empty pool with the default limits. */
    public PixelsPool() {
        this(new Limits());
    }

    /** @param limits bound the pictures and what is kept of them */
    public PixelsPool(Limits limits) {
        this(limits, System::nanoTime);
    }

    PixelsPool(Limits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
    }

    /** How far the pictures may go that are made with this memory. */
    public Limits limits() {
        return limits;
    }

    /**
     * Refuses pictures that are too large.
     *
     * @throws PictureTooLargeException if there may be none of this size
     */
    public void admit(Size size) {
        if (size.area() > limits.of(Limit.PICTURE_PIXELS)) {
            limits.reached(Limit.PICTURE_PIXELS);
            throw new PictureTooLargeException("a picture of " + size + " is too large; the limit "
                    + Limit.PICTURE_PIXELS.key() + " allows " + limits.of(Limit.PICTURE_PIXELS) + " pixels");
        }
    }

    /**
     * Lends memory for one picture; its content is undefined.
     *
     * @param format the layout
     * @param size at least 1 by 1
     * @return pixels that the caller owns and must release
     * @throws PictureTooLargeException if there may be none of this size
     */
    public Pixels take(PixelFormat format, Size size) {
        admit(size);
        Pixels pixels = reuse(format, size).orElseGet(() -> new Pixels(this, format, size));
        synchronized (this) {
            lent++;
            lentBytes += pixels.length();
        }
        return pixels.lend();
    }

    /**
     * Lends memory for one picture and has it filled; if that fails, the memory is back here.
     *
     * @param fill writes the whole picture
     * @return pixels that the caller owns and must release
     * @throws PictureTooLargeException if there may be none of this size
     */
    public Pixels make(PixelFormat format, Size size, Consumer<Pixels> fill) {
        Pixels pixels = take(format, size);
        try {
            fill.accept(pixels);
            return pixels;
        } catch (Throwable fault) {
            pixels.release();
            throw fault;
        }
    }

    /** How many pictures are lent at present. */
    public synchronized long lent() {
        return lent;
    }

    /** The bytes of all pictures, those that are lent and those that are kept for the next. */
    public synchronized long bytes() {
        return lentBytes + freeBytes;
    }

    /** How many bytes are kept for the next pictures. */
    synchronized long kept() {
        return freeBytes;
    }

    private synchronized Optional<Pixels> reuse(PixelFormat format, Size size) {
        for (Iterator<Free> all = free.iterator(); all.hasNext(); ) {
            Free candidate = all.next();
            if (candidate.pixels().format() == format
                    && candidate.pixels().size().equals(size)) {
                all.remove();
                freeBytes -= candidate.bytes();
                return Optional.of(candidate.pixels());
            }
        }
        return Optional.empty();
    }

    void giveBack(Pixels pixels) {
        Deque<Pixels> surplus = new ArrayDeque<>(1);
        synchronized (this) {
            lent--;
            lentBytes -= pixels.length();
            long now = nanoTime.getAsLong();
            Free back = new Free(pixels, now);
            free.addFirst(back);
            freeBytes += back.bytes();
            int most = closed ? 0 : MOST_FREE;
            if (freeBytes > limits.of(Limit.POOL_BYTES)) {
                limits.reached(Limit.POOL_BYTES);
            }
            while (free.size() > most
                    || freeBytes > limits.of(Limit.POOL_BYTES)
                    || !free.isEmpty() && now - free.getLast().since() > MOST_IDLE_NANOS) {
                Free oldest = free.removeLast();
                freeBytes -= oldest.bytes();
                surplus.add(oldest.pixels());
            }
        }
        surplus.forEach(Pixels::free);
    }

    /** Lent memory is gone and does not come back. */
    synchronized void lost(Pixels pixels) {
        lent--;
        lentBytes -= pixels.length();
    }

    /** Frees what is free now. */
    public void trim() {
        Deque<Free> all;
        synchronized (this) {
            all = new ArrayDeque<>(free);
            free.clear();
            freeBytes = 0;
        }
        all.forEach(each -> each.pixels().free());
    }

    /** Frees what is free now and, from now on, whatever comes back. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        trim();
    }
}
