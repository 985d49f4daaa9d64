package org.videostreamer.output.webrtc;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.videostreamer.output.webrtc.rtp.RtpFlow;
import org.videostreamer.output.webrtc.rtp.RtpFrame;
import org.videostreamer.output.webrtc.rtp.RtpHeader;
import org.videostreamer.output.webrtc.rtp.RtpPacket;
import org.videostreamer.output.webrtc.srtp.SrtpSender;

/**
 * Sends one viewer the packets that all share, each under a header and a key of its own: a cursor in the rendition's
 * ring. A frame is on its way, a few may wait behind it; where there come more, the viewer goes on with the next
 * keyframe. The viewer's sequence numbers have no gaps, so that nothing that was skipped looks lost. On the viewers'
 * event loop.
 */
final class RtpSender {

    /** How packets reach the viewer. */
    interface Wire {
        boolean isWritable();

        void send(byte[] packet, int length);
    }

    /** Packets that go out at once; the rest of a large picture follows in parts, lest a router's queue overflow. */
    static final int BURST = 12;
    /** Of a larger picture a quarter at a time. */
    private static final int PARTS = 4;
    /** Half of the numbers that a viewer can name: what is older cannot be told from what is yet to come. */
    private static final int OLDEST_RESENT = 1 << 15;
    /** Of what was there before a joiner: 110 kB, which the sockets of receivers hold, and a megabyte in 40 ms. */
    static final int MOST_CATCH_UP = 96;
    /** Packets are sent again as often as sent, and so many more. */
    private static final int RESEND_CREDIT = 256;

    private static final long KEYFRAMES_APART = TimeUnit.MILLISECONDS.toNanos(300);
    private static final long KEYFRAMES_APART_ON_A_BAD_LINK = TimeUnit.SECONDS.toNanos(2);

    private final RtpHeader header;
    private final SrtpSender srtp;
    private final Wire wire;
    private final Runnable keyframeRequest;
    private final LinkQuality link = new LinkQuality();
    private final byte[] packet = new byte[RtpHeader.MOST + RtpPacket.MOST_PAYLOAD + SrtpSender.OVERHEAD];
    private final RisingStamps stamps = new RisingStamps();
    private RtpFlow flow;
    private SentPackets sent = new SentPackets();
    private PendingPackets pending = new PendingPackets();

    private long firstIndex;
    private long index;
    private long catchUpPart;
    private long keyframeAskedAt = System.nanoTime() - KEYFRAMES_APART_ON_A_BAD_LINK;
    private long skippedBefore;
    private long packets;
    private long octets;
    private long resent;
    private int credit = RESEND_CREDIT;

    /**
     * A sender that has sent nothing yet.
     *
     * @param firstSequence the viewer's first sequence number: below 2^15, so that the first of its 65,536 is whole
     * @param keyframeRequest asks the encoder
     */
    RtpSender(RtpFlow flow, RtpHeader header, SrtpSender srtp, int firstSequence, Wire wire, Runnable keyframeRequest) {
        this.flow = flow;
        this.header = header;
        this.srtp = srtp;
        this.firstIndex = firstSequence;
        this.index = firstSequence;
        this.wire = wire;
        this.keyframeRequest = keyframeRequest;
    }

    /** Starts with the last keyframe and all since, where the flow has that; else with the next, which is asked for. */
    void start() {
        List<RtpFrame> group = flow.group();
        if (group.isEmpty()) {
            requestKeyframe();
        } else {
            pending.begin(group);
            catchUpPart = Math.min(MOST_CATCH_UP, partOf(pending.packets()));
        }
    }

    /**
     * Goes on with another flow, from the keyframe on that it is offered next. What waits of the flow before is not sent any
     * more, nor sent again: the keyframe needs none of it.
     */
    void follow(RtpFlow other) {
        flow = other;
        pending.lose();
        skippedBefore = skipped();
        pending = new PendingPackets();
        sent = new SentPackets();
        firstIndex = index;
        stamps.move();
    }

    /**
     * Lets the newest picture follow, or skips it.
     *
     * @return whether it follows
     */
    boolean offer(RtpFrame frame) {
        if (!frame.keyframe() && link.isBad()) {
            skip();
            return false;
        }
        boolean follows = pending.offer(frame);
        if (!follows) {
            askIfIdle();
        }
        return follows;
    }

    /** The newest picture does not follow. */
    void skip() {
        pending.skip();
        askIfIdle();
    }

    /** For a viewer that is late a keyframe is asked for when it can take one. */
    private void askIfIdle() {
        if (pending.packets() == 0) {
            requestKeyframe();
        }
    }

    /**
     * Sends a part of what there is.
     *
     * @return whether the next part is due soon; a wire that is full will tell when it is not any more
     */
    boolean drain() {
        long most = part();
        OptionalLong number = pending.next();
        for (long part = 0; part < most && number.isPresent() && wire.isWritable(); part++) {
            Optional<RtpPacket> shared = flow.packet(number.getAsLong());
            if (shared.isEmpty()) {
                pending.lose();
                requestKeyframe();
                break;
            }
            sent.add(index, number.getAsLong());
            pending.sent();
            send(shared.get(), index++, stamps.next(shared.get().frame()));
            packets++;
            octets += shared.get().length();
            credit = Math.min(RESEND_CREDIT, credit + 1);
            number = pending.next();
        }
        return pending.packets() > 0 && wire.isWritable();
    }

    private long part() {
        return pending.isCatchingUp() ? catchUpPart : partOf(pending.packets());
    }

    private static long partOf(long packets) {
        return Math.max(BURST, (packets + PARTS - 1) / PARTS);
    }

    private void send(RtpPacket shared, long as, int stamp) {
        int length = header.write(packet, shared, as, stamp);
        wire.send(packet, srtp.seal(packet, length, shared.payload(), 0, shared.length(), as));
    }

    /** Sends packets again that the viewer did not get, as far as they are still there. */
    void resend(List<Integer> sequences) {
        for (int sequence : sequences) {
            long as = index & ~0xFFFFL | sequence;
            if (as >= index) {
                as -= 0x10000;
            }
            if (as >= firstIndex && as >= index - OLDEST_RESENT && credit > 0 && wire.isWritable()) {
                long wanted = as;
                sent.shared(as).stream()
                        .mapToObj(flow::packet)
                        .flatMap(Optional::stream)
                        .forEach(shared -> {
                            send(shared, wanted, stamps.of(shared.frame()));
                            credit--;
                            resent++;
                        });
            }
        }
    }

    /** The viewer tells how many of its packets were lost. */
    void lost(double fraction) {
        link.report(fraction);
    }

    /** The viewer, or what was skipped, needs a keyframe. Nobody gets more of them for one with a bad link. */
    void requestKeyframe() {
        long now = System.nanoTime();
        if (now - keyframeAskedAt >= (link.isBad() ? KEYFRAMES_APART_ON_A_BAD_LINK : KEYFRAMES_APART)) {
            keyframeAskedAt = now;
            keyframeRequest.run();
        }
    }

    /** Packets sent so far, without those sent again. */
    long packets() {
        return packets;
    }

    /** Bytes of payload in them. */
    long octets() {
        return octets;
    }

    /** Packets sent again. */
    long resent() {
        return resent;
    }

    /** Pictures that were not sent since the viewer was connected. */
    long skipped() {
        return skippedBefore + pending.skipped();
    }
}
