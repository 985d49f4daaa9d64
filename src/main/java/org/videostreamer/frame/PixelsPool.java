package org.videostreamer.frame;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;

/**
 * Lends picture-sized memory and takes it back, so that a running stream allocates none. Any thread may use it.
 *
 * <p>It keeps a few free pictures of the sizes last used, {@link Limit#POOL_BYTES} at most; what is lent is not bounded
 * here but by the slots of capacity one along the way of a frame. No picture it lends has more pixels than
 * {@link Limit#PICTURE_PIXELS}: whatever a peer claims, nothing larger is ever made.
 */
public final class PixelsPool implements AutoCloseable {

    /** Two views in two forms, each double-buffered: more is never free at once in a steady stream. */
    private static final int MOST_FREE = 8;

    private final Limits limits;
    private final Deque<Pixels> free = new ArrayDeque<>();
    private long freeBytes;
    private long lent;
    private boolean closed;

    /** An empty pool with the default limits. */
    public PixelsPool() {
        this(new Limits());
    }

    /** @param limits bound the pictures and what is kept of them */
    public PixelsPool(Limits limits) {
        this.limits = limits;
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

    /** How many bytes are kept for the next pictures. */
    synchronized long kept() {
        return freeBytes;
    }

    private synchronized Optional<Pixels> reuse(PixelFormat format, Size size) {
        for (Iterator<Pixels> all = free.iterator(); all.hasNext(); ) {
            Pixels candidate = all.next();
            if (candidate.format() == format && candidate.size().equals(size)) {
                all.remove();
                freeBytes -= bytes(candidate);
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    void giveBack(Pixels pixels) {
        Deque<Pixels> surplus = new ArrayDeque<>(1);
        synchronized (this) {
            lent--;
            free.addFirst(pixels);
            freeBytes += bytes(pixels);
            int most = closed ? 0 : MOST_FREE;
            if (freeBytes > limits.of(Limit.POOL_BYTES)) {
                limits.reached(Limit.POOL_BYTES);
            }
            while (free.size() > most || freeBytes > limits.of(Limit.POOL_BYTES)) {
                Pixels oldest = free.removeLast();
                freeBytes -= bytes(oldest);
                surplus.add(oldest);
            }
        }
        surplus.forEach(Pixels::free);
    }

    /** Lent memory is gone and does not come back. */
    synchronized void lost() {
        lent--;
    }

    private static long bytes(Pixels pixels) {
        return pixels.format().bytes(pixels.size());
    }

    /** Frees what is free now. */
    public void trim() {
        Deque<Pixels> all;
        synchronized (this) {
            all = new ArrayDeque<>(free);
            free.clear();
            freeBytes = 0;
        }
        all.forEach(Pixels::free);
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
