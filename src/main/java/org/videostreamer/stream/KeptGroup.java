package org.videostreamer.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;

/**
 * The newest keyframe and all frames behind it, with which a joiner begins at once instead of waiting for the next
 * keyframe. Kept only while they are few: an encoder that makes keyframes on demand would else have minutes here, and a
 * joiner could not decode as many in no time. Of frames that stand for themselves it is the newest.
 *
 * <p>Not thread-safe: one thread, or the owner's lock.
 */
final class KeptGroup {

    private final Limits limits;
    private final LongSupplier nanoTime;
    private final List<EncodedFrame> frames = new ArrayList<>();
    private long bytes;
    private long keyframeAt;
    /** Whether nothing behind the keyframe is missing. */
    private boolean whole;

    private Optional<Limit> reached = Optional.empty();

    /**
     * A group without a frame yet.
     *
     * @param limits how many seconds and bytes it may hold
     * @param nanoTime {@link System#nanoTime()}
     */
    KeptGroup(Limits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
    }

    /** The same frames, retained, in a group of its own. */
    KeptGroup copy() {
        KeptGroup copy = new KeptGroup(limits, nanoTime);
        frames.forEach(frame -> copy.frames.add(frame.retain()));
        copy.bytes = bytes;
        copy.keyframeAt = keyframeAt;
        copy.whole = whole;
        copy.reached = reached;
        return copy;
    }

    /** Takes the newest frame, and retains it if it is kept. */
    void add(EncodedFrame frame) {
        long now = nanoTime.getAsLong();
        if (frame.keyframe()) {
            clear();
            keyframeAt = now;
            whole = true;
            keep(frame);
        } else if (whole && isAtItsEnd(frame) && fits(frame, now)) {
            keep(frame);
        } else {
            letGo(now);
        }
    }

    private void keep(EncodedFrame frame) {
        frames.add(frame);
        frame.retain();
        bytes += frame.heldBytes();
    }

    /** Of MPEG-1 nothing is: its player shows a picture each time the screen is drawn, so that a burst would stay late. */
    private boolean isAtItsEnd(EncodedFrame frame) {
        return frame.codec() != Codec.MPEG1
                && frame.follows(frames.get(frames.size() - 1).sequence());
    }

    private boolean fits(EncodedFrame frame, long now) {
        if (now - keyframeAt > TimeUnit.SECONDS.toNanos(limits.of(Limit.JOINER_GROUP_SECONDS))) {
            reached = Optional.of(Limit.JOINER_GROUP_SECONDS);
        } else if (bytes + frame.heldBytes() > limits.of(Limit.JOINER_GROUP_BYTES)) {
            reached = Optional.of(Limit.JOINER_GROUP_BYTES);
        }
        return reached.isEmpty();
    }

    /** All but a keyframe so fresh that no other may be made yet. */
    private void letGo(long now) {
        whole = false;
        while (frames.size() > (isFresh(now) ? 1 : 0)) {
            frames.remove(frames.size() - 1).release();
        }
    }

    private boolean isFresh(long now) {
        return now - keyframeAt < KeyframeRequests.SPACING_NANOS;
    }

    /** The keyframe and all frames up to the newest, which stay the group's; none where the next keyframe must be waited for. */
    List<EncodedFrame> frames() {
        return whole ? List.copyOf(frames) : List.of();
    }

    /** The frame that the next one is to follow, if a joiner can begin with the group. */
    Optional<EncodedFrame> newest() {
        return whole ? Optional.of(frames.get(frames.size() - 1)) : Optional.empty();
    }

    /** The keyframe alone, though others are missing behind it, if no other may be made yet. */
    Optional<EncodedFrame> freshKeyframe() {
        return frames.stream().findFirst().filter(frame -> isFresh(nanoTime.getAsLong()));
    }

    /** Why frames are missing behind the keyframe, where that is a limit. */
    Optional<Limit> reached() {
        return reached;
    }

    /** Lets all frames go. */
    void clear() {
        frames.forEach(EncodedFrame::release);
        frames.clear();
        bytes = 0;
        whole = false;
        reached = Optional.empty();
    }
}
