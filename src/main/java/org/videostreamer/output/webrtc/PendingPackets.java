package org.videostreamer.output.webrtc;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import org.videostreamer.output.webrtc.rtp.RtpFrame;

/**
 * The packets that one viewer is to be sent: those of the picture on its way, and behind it a short chain of pictures that
 * each follow the one before. A keyframe takes the place of what waits; the picture on its way is always sent to its end.
 * Where the chain is too long, what waits is let go but a keyframe, and the viewer goes on with the next keyframe.
 *
 * <p>On the viewers' event loop.
 */
final class PendingPackets {

    /** Of pictures that wait. More would be a delay that one sees. */
    static final int MOST_WAITING = 8;
    /** As long as a joiner is sent what was there before it, which takes the longer the slower its link is. */
    static final int MOST_WAITING_FOR_A_JOINER = 32;

    /** Behind which no picture follows. */
    private static final long NONE = -1;

    private final Deque<RtpFrame> waiting = new ArrayDeque<>();
    private long next;
    private long pictureEnd;
    /** The picture that comes next must begin here. */
    private long end = NONE;
    /** Up to which a joiner is sent what was there before it. */
    private long joinedAt;

    private long packets;
    private long skipped;

    /** Begins with pictures that are there already, a keyframe and all behind it. Before all else. */
    void begin(List<RtpFrame> group) {
        group.forEach(this::add);
        joinedAt = end;
    }

    private void add(RtpFrame frame) {
        waiting.add(frame);
        packets += frame.packets();
        end = frame.end();
    }

    /**
     * Lets the picture follow, or skips it.
     *
     * @return whether it follows; if not, the viewer waits for a keyframe from now on
     */
    boolean offer(RtpFrame frame) {
        if (frame.keyframe()) {
            letGo(0);
        } else if (!frame.chained() || frame.first() != end || waiting.size() >= most()) {
            skip();
            return false;
        }
        add(frame);
        return true;
    }

    private int most() {
        return isCatchingUp() ? MOST_WAITING_FOR_A_JOINER + waitingOfTheGroup() : MOST_WAITING;
    }

    private int waitingOfTheGroup() {
        return (int) waiting.stream().filter(frame -> frame.first() < joinedAt).count();
    }

    /** The newest picture does not follow, whatever it is: neither does what waits, but a keyframe. */
    void skip() {
        letGo(!waiting.isEmpty() && waiting.getFirst().keyframe() ? 1 : 0);
        end = NONE;
        skipped++;
    }

    private void letGo(int keep) {
        while (waiting.size() > keep) {
            packets -= waiting.removeLast().packets();
            skipped++;
        }
    }

    /** Lets go all that is left: it is not there any more. */
    void lose() {
        packets -= pictureEnd - next;
        next = pictureEnd;
        letGo(0);
        end = NONE;
    }

    /** The number of the packet that is due, if there is one. */
    OptionalLong next() {
        if (next == pictureEnd && !waiting.isEmpty()) {
            RtpFrame frame = waiting.removeFirst();
            next = frame.first();
            pictureEnd = frame.end();
        }
        return next < pictureEnd ? OptionalLong.of(next) : OptionalLong.empty();
    }

    /** That packet is sent. */
    void sent() {
        next++;
        packets--;
    }

    /** How many packets are to be sent. */
    long packets() {
        return packets;
    }

    /** Whether a joiner is still sent what was there before it. */
    boolean isCatchingUp() {
        return next < joinedAt && packets > 0;
    }

    /** Pictures that were let go so far. */
    long skipped() {
        return skipped;
    }
}
