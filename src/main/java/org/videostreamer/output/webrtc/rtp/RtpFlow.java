package org.videostreamer.output.webrtc.rtp;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;

/**
 * The frames of one rendition as packets: each is cut once, by the first viewer that is offered it, and kept for all.
 * Lives on the viewers' event loop.
 */
public final class RtpFlow {

    /** Pictures that are remembered, for whoever wants to know which timestamp was which picture. */
    private static final int REMEMBERED = 50;

    private final RtpClock clock;
    private final Packetizer packetizer;
    private final PacketRing ring = new PacketRing();
    private final Deque<RtpFrame> newest = new ArrayDeque<>(REMEMBERED);
    private Optional<EncodedFrame> cut = Optional.empty();
    private Optional<RtpFrame> keyframe = Optional.empty();
    private long lastTimestamp = Long.MIN_VALUE;

    /**
     * A flow without a frame yet.
     *
     * @param codec of the frames
     * @param clock gives the pictures their timestamps
     */
    public RtpFlow(Codec codec, RtpClock clock) {
        this.packetizer = Packetizer.of(codec);
        this.clock = clock;
    }

    /** The packets of the frame, which is the newest, made if this is the first time that anybody asks. */
    public RtpFrame packetsOf(EncodedFrame frame) {
        // Compared as an object, not by its number: a rendition that starts anew counts from 0 again.
        if (cut.filter(last -> last == frame).isEmpty()) {
            RtpFrame made = make(frame);
            cut = Optional.of(frame);
            if (newest.size() == REMEMBERED) {
                newest.removeFirst();
            }
            newest.addLast(made);
            if (made.keyframe()) {
                keyframe = Optional.of(made);
            } else if (!made.chained()) {
                keyframe = Optional.empty();
            }
        }
        return newest.getLast();
    }

    private RtpFrame make(EncodedFrame frame) {
        long first = ring.end();
        packetizer.cut(frame.wire(), ring);
        boolean chained = cut.filter(last -> frame.follows(last.sequence())).isPresent();
        long arrived = clock.micros(frame.times().arrivedNanos());
        RtpFrame made = new RtpFrame(
                first,
                ring.end(),
                frame.keyframe(),
                chained,
                (int) timestamp(arrived),
                frame.number(),
                clock.fromWall(frame.times().sourceMicros()),
                arrived);
        ring.endPicture(made);
        return made;
    }

    /** The arrival's, but for a picture that is shown again, which players would take for a part of the first. */
    private long timestamp(long arrivedMicros) {
        long timestamp = RtpClock.timestamp(arrivedMicros);
        if (timestamp <= lastTimestamp) {
            timestamp = Math.max(lastTimestamp + 1, RtpClock.timestamp(clock.nowMicros()));
        }
        lastTimestamp = timestamp;
        return timestamp;
    }

    /** A packet, if the ring still holds it. */
    public Optional<RtpPacket> packet(long sequence) {
        return ring.get(sequence);
    }

    /** The last keyframe, if whoever gets it and all packets behind it can decode the newest picture. */
    public Optional<RtpFrame> keyframe() {
        return keyframe.filter(frame -> ring.holds(frame.first()));
    }

    /** The number behind the newest packet. */
    public long end() {
        return ring.end();
    }

    /** The newest pictures, the last of them last. */
    public List<RtpFrame> newest() {
        return List.copyOf(newest);
    }
}
