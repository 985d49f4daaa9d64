package org.videostreamer.frame;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.videostreamer.limits.Limits;

/**
 * Lends picture-sized memory and takes it back, so that a running stream allocates none. Any thread may use it.
 *
 * <p>It keeps a few free pictures of the sizes last used; what is lent is not bounded here but by the slots of capacity
 * one along the way of a frame.
 */
public final class PixelsPool implements AutoCloseable {

    /** Two views in two forms, each double-buffered: more is never free at once in a steady stream. */
    private static final int MOST_FREE = 8;

    private final Limits limits;
    private final Deque<Pixels> free = new ArrayDeque<>();
    private boolean closed;

    /** An empty pool with the default limits. */
    public PixelsPool() {
        this(new Limits());
    }

    /** @param limits bound the pictures */
    public PixelsPool(Limits limits) {
        this.limits = limits;
    }

    /** How far the pictures may go that are made with this memory. */
    public Limits limits() {
        return limits;
    }

    /**
     * Lends memory for one picture; its content is undefined.
     *
     * @param format the layout
     * @param size at least 1 by 1
     * @return pixels that the caller owns and must release
     */
    public Pixels take(PixelFormat format, Size size) {
        synchronized (this) {
            for (Iterator<Pixels> all = free.iterator(); all.hasNext(); ) {
                Pixels candidate = all.next();
                if (candidate.format() == format && candidate.size().equals(size)) {
                    all.remove();
                    return candidate.lend();
                }
            }
        }
        return new Pixels(this, format, size).lend();
    }

    void giveBack(Pixels pixels) {
        Pixels surplus = null;
        synchronized (this) {
            if (closed) {
                surplus = pixels;
            } else {
                free.addFirst(pixels);
                if (free.size() > MOST_FREE) {
                    surplus = free.removeLast();
                }
            }
        }
        if (surplus != null) {
            surplus.free();
        }
    }

    /** Frees what is free now and, from now on, whatever comes back. */
    @Override
    public void close() {
        Deque<Pixels> all;
        synchronized (this) {
            closed = true;
            all = new ArrayDeque<>(free);
            free.clear();
        }
        all.forEach(Pixels::free);
    }
}
