package org.videostreamer.output.webrtc.rtp;

import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.log.RareWarning;

/**
 * The frames of one rendition as packets: each is cut once, by the first viewer that is offered it, and kept for all.
 * Lives on the viewers' event loop.
 */
public final class RtpFlow {

    /** Pictures that are remembered, for whoever wants to know which timestamp was which picture. */
    private static final int REMEMBERED = 50;

    /** Half of what sequence numbers tell apart: beyond it nobody can order the packets. */
    private static final int MOST_PACKETS = PacketRing.MOST_CAPACITY / 2;

    private static final Logger LOG = LoggerFactory.getLogger(RtpFlow.class);

    private final RtpClock clock;
    private final Limits limits;
    private final RareWarning tooLarge;
    private final Packetizer packetizer;
    private final PacketRing ring = new PacketRing();
    private final Deque<RtpFrame> newest = new ArrayDeque<>(REMEMBERED);
    private Optional<EncodedFrame> cut = Optional.empty();
    private Optional<RtpFrame> made = Optional.empty();
    /** The last keyframe and all pictures behind it, if they are few; else none. */
    private final List<RtpFrame> group = new ArrayList<>();

    private long groupBytes;
    private long groupSince;
    private long lastTimestamp = Long.MIN_VALUE;

    /**
     * A flow without a frame yet.
     *
     * @param codec of the frames
     * @param clock gives the pictures their timestamps
     * @param limits how large a picture may be, and how much is kept for joiners
     */
    public RtpFlow(Codec codec, RtpClock clock, Limits limits) {
        this.packetizer = Packetizer.of(codec);
        this.clock = clock;
        this.limits = limits;
        this.tooLarge = new RareWarning(this::warn, System::nanoTime);
    }

    private void warn(long count) {
        LOG.warn(
                "{} pictures were too large to be sent by WebRTC: it sends {} bytes ({}) and {} packets at most; a"
                        + " smaller size, a lower quality or a bitrate makes them smaller",
                count,
                limits.of(Limit.RTP_PICTURE_BYTES),
                Limit.RTP_PICTURE_BYTES.key(),
                MOST_PACKETS);
    }

    /**
     * The packets of the frame, which is the newest, made if this is the first time that anybody asks; none of a picture
     * that is too large to be sent, which is said in the log.
     */
    public Optional<RtpFrame> packetsOf(EncodedFrame frame) {
        // Compared as an object, not by its number: a rendition that starts anew counts from 0 again.
        if (cut.filter(last -> last == frame).isEmpty()) {
            boolean chained = made.isPresent()
                    && cut.filter(last -> frame.follows(last.sequence())).isPresent();
            cut = Optional.of(frame);
            made = make(frame, chained);
            made.ifPresentOrElse(this::remember, () -> {
                letGroupGo();
                limits.reached(Limit.RTP_PICTURE_BYTES);
                tooLarge.add();
            });
        }
        return made;
    }

    private void remember(RtpFrame frame) {
        if (newest.size() == REMEMBERED) {
            newest.removeFirst();
        }
        newest.addLast(frame);
        if (frame.keyframe() || !group.isEmpty()) {
            group.add(frame);
        }
    }

    /** Before the frame is cut, so that the ring keeps what it has to and grows for nothing else. */
    private void regroup(EncodedFrame frame, boolean chained) {
        long now = clock.nowMicros();
        int bytes = frame.bytes().writerIndex();
        if (frame.keyframe()) {
            group.clear();
            groupBytes = bytes;
            groupSince = now;
            ring.keepFrom(ring.end());
        } else {
            groupBytes += bytes;
            long age = TimeUnit.MICROSECONDS.toSeconds(now - groupSince);
            if (!chained
                    || groupBytes > limits.of(Limit.JOINER_GROUP_BYTES)
                    || age >= limits.of(Limit.JOINER_GROUP_SECONDS)) {
                letGroupGo();
            }
        }
    }

    private void letGroupGo() {
        group.clear();
        ring.keepNothing();
    }

    private Optional<RtpFrame> make(EncodedFrame frame, boolean chained) {
        ByteBuf bytes = frame.wire();
        if (bytes.readableBytes() > limits.of(Limit.RTP_PICTURE_BYTES)) {
            return Optional.empty();
        }
        regroup(frame, chained);
        long first = ring.end();
        packetizer.cut(bytes, ring);
        if (ring.end() - first > MOST_PACKETS) {
            return Optional.empty();
        }
        long arrived = clock.micros(frame.times().arrivedNanos());
        RtpFrame packets = new RtpFrame(
                first,
                ring.end(),
                frame.keyframe(),
                chained,
                (int) timestamp(frame, arrived),
                frame.number(),
                clock.fromWall(frame.times().sourceMicros()),
                arrived);
        ring.endPicture(packets);
        return Optional.of(packets);
    }

    /**
     * The frame's own where it has one, else the arrival's; later than the last in any case, for players would take a
     * picture of the same time for a part of the first.
     */
    private long timestamp(EncodedFrame frame, long arrivedMicros) {
        long timestamp = frame.stamp() == EncodedFrame.NO_STAMP ? RtpClock.timestamp(arrivedMicros) : frame.stamp();
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

    /**
     * The last keyframe and all pictures behind it, up to the newest, with which a joiner begins; none where that is too
     * much, so that the next keyframe must be waited for.
     */
    public List<RtpFrame> group() {
        return group.isEmpty() || !ring.holds(group.get(0).first()) ? List.of() : List.copyOf(group);
    }

    /** Whether no frame was cut yet. */
    public boolean isNew() {
        return cut.isEmpty();
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
