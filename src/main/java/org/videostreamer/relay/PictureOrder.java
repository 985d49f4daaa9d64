package org.videostreamer.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Brings the pictures of a publication into their order, whichever way they come: those that are published, and those since
 * the last keyframe that come again for who joins. What comes twice is dropped; what is missing is waited for, for as long as
 * not too much has come behind it; a keyframe ends every wait. Of two publications the newer counts. Not thread-safe: one
 * thread, or the owner's lock.
 */
final class PictureOrder implements AutoCloseable {

    private static final int MOST_HELD = 256;
    private static final long MOST_HELD_BYTES = 8 << 20;
    private static final long NONE = Long.MIN_VALUE;

    private final TreeMap<Long, Received> held = new TreeMap<>();
    private long heldBytes;
    private long session = NONE;
    private long next = NONE;

    /**
     * Takes a picture.
     *
     * @param picture stays the caller's
     * @return what can be handed on now, in its order, which the caller owns
     */
    List<Received> take(Received picture) {
        long sequence = picture.header().sequence();
        if (picture.header().session() < session) {
            return List.of();
        }
        if (picture.header().session() > session) {
            session = picture.header().session();
            next = NONE;
            clear();
        }
        if (next != NONE && sequence < next) {
            return List.of();
        }
        if (!picture.header().keyframe() && sequence != next) {
            hold(picture);
            return List.of();
        }
        List<Received> ready = new ArrayList<>();
        ready.add(picture.retain());
        next = sequence + 1;
        while (!held.isEmpty() && held.firstKey() <= next) {
            Received first = held.pollFirstEntry().getValue();
            heldBytes -= first.bytes().readableBytes();
            if (first.header().sequence() == next) {
                ready.add(first);
                next++;
            } else {
                first.release();
            }
        }
        return ready;
    }

    private void hold(Received picture) {
        if (held.size() >= MOST_HELD || heldBytes + picture.bytes().readableBytes() > MOST_HELD_BYTES) {
            // What was missing will not come any more.
            clear();
            return;
        }
        if (held.putIfAbsent(picture.header().sequence(), picture) == null) {
            picture.retain();
            heldBytes += picture.bytes().readableBytes();
        }
    }

    /** Whether pictures that came cannot be handed on because others are missing, or none has come yet. */
    boolean isIncomplete() {
        return next == NONE || !held.isEmpty();
    }

    private void clear() {
        held.values().forEach(Received::release);
        held.clear();
        heldBytes = 0;
    }

    /** Lets go of what is held. */
    @Override
    public void close() {
        clear();
    }
}
