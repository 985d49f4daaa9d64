package org.videostreamer.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;

/**
 * The pictures of a camera since its last keyframe, so that whoever comes between two begins at once. Where that would be
 * more than {@link Limit#CAMERA_GROUP_BYTES} or longer than {@link Limit#CAMERA_GROUP_SECONDS}, nothing is held until the
 * next keyframe. Not thread-safe: one thread, or the owner's lock.
 */
public final class HeldGroup implements AutoCloseable {

    /** What a picture takes beside its bytes, so that many small ones count too. */
    private static final int OVERHEAD = 256;

    private final long mostBytes;
    private final long mostNanos;
    private final Runnable overrun;
    private final List<AccessUnit> units = new ArrayList<>();
    private long bytes;

    /**
     * Without a picture.
     *
     * @param limits tell how much is held
     * @param overrun hears of each group that is too large to be held
     */
    public HeldGroup(Limits limits, Runnable overrun) {
        this.mostBytes = limits.of(Limit.CAMERA_GROUP_BYTES);
        this.mostNanos = TimeUnit.SECONDS.toNanos(limits.of(Limit.CAMERA_GROUP_SECONDS));
        this.overrun = overrun;
    }

    /** Whether the picture can be held, with all that it needs. */
    public boolean hasRoomFor(AccessUnit unit) {
        if (unit.keyframe()) {
            return cost(unit) <= mostBytes;
        }
        return !units.isEmpty()
                && bytes + cost(unit) <= mostBytes
                && unit.times().arrivedNanos() - units.get(0).times().arrivedNanos() <= mostNanos;
    }

    /** Holds the next picture, retained, or lets the group go; a keyframe begins another. */
    public void add(AccessUnit unit) {
        boolean room = hasRoomFor(unit);
        boolean held = !units.isEmpty();
        if (unit.keyframe() || !room) {
            clear();
        }
        if (room) {
            units.add(unit.retain());
            bytes += cost(unit);
        } else if (held || unit.keyframe()) {
            overrun.run();
        }
    }

    private static int cost(AccessUnit unit) {
        return unit.bytes().capacity() + OVERHEAD;
    }

    /** The keyframe and all behind it, in their order; none where nothing is held. They stay the group's. */
    public List<AccessUnit> units() {
        return List.copyOf(units);
    }

    /** How many pictures are held. */
    public int size() {
        return units.size();
    }

    /** One of them, by its place; it stays the group's. */
    public AccessUnit get(int place) {
        return units.get(place);
    }

    /** Lets the pictures go. */
    public void clear() {
        units.forEach(AccessUnit::release);
        units.clear();
        bytes = 0;
    }

    @Override
    public void close() {
        clear();
    }
}
