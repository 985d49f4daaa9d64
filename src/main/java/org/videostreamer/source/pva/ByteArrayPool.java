package org.videostreamer.source.pva;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** Lends byte arrays and takes them back, so that a steady stream allocates none. Any thread. */
final class ByteArrayPool {

    /** One that is filled, one in the slot, one that is shown, one that is decoded into. */
    private static final int MOST_FREE = 4;
    /** Bytes that are kept: the heap is everybody's, and larger arrays cost more to fill than to allocate. */
    private static final long MOST_BYTES = 128 << 20;

    private final Deque<byte[]> free = new ArrayDeque<>();
    private long freeBytes;

    /** An array of at least this length and at most twice of it; its content is undefined. */
    byte[] take(int length) {
        synchronized (free) {
            for (Iterator<byte[]> all = free.iterator(); all.hasNext(); ) {
                byte[] candidate = all.next();
                if (candidate.length >= length && candidate.length / 2 <= length) {
                    all.remove();
                    freeBytes -= candidate.length;
                    return candidate;
                }
            }
        }
        return new byte[length];
    }

    /** Ends a loan. */
    void giveBack(byte[] bytes) {
        synchronized (free) {
            free.addFirst(bytes);
            freeBytes += bytes.length;
            while (free.size() > MOST_FREE || freeBytes > MOST_BYTES) {
                freeBytes -= free.removeLast().length;
            }
        }
    }

    /** How many bytes are kept for the next who takes. */
    long kept() {
        synchronized (free) {
            return freeBytes;
        }
    }
}
