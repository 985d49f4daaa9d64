package org.videostreamer.output.webrtc;

import java.util.concurrent.ThreadLocalRandom;
import org.videostreamer.output.webrtc.rtp.RtcpMessage;
import org.videostreamer.output.webrtc.rtp.RtcpReader;
import org.videostreamer.output.webrtc.rtp.RtcpWriter;
import org.videostreamer.output.webrtc.rtp.RtpClock;
import org.videostreamer.output.webrtc.rtp.RtpFlow;
import org.videostreamer.output.webrtc.rtp.RtpHeader;
import org.videostreamer.output.webrtc.srtp.SrtcpReceiver;
import org.videostreamer.output.webrtc.srtp.SrtcpSender;
import org.videostreamer.output.webrtc.srtp.SrtpKeys;
import org.videostreamer.output.webrtc.srtp.SrtpSender;

/** The encrypted part of a viewer's session: pictures out, reports both ways. On the viewers' event loop. */
final class MediaSession {

    private final RtpSender sender;
    private final RtpSender.Wire wire;
    private final SrtcpSender srtcpOut;
    private final SrtcpReceiver srtcpIn;
    private final RtcpReader reader;
    private final RtcpWriter writer;
    private final byte[] report;
    private final RtpClock clock;
    private final Refusals refusals;

    /**
     * A session whose keys are agreed on.
     *
     * @param ours the keys of what we send
     * @param theirs those of what the viewer sends
     * @param keyframeRequest asks the encoder
     */
    MediaSession(
            SessionParameters parameters,
            RtpFlow flow,
            SrtpKeys ours,
            SrtpKeys theirs,
            RtpSender.Wire wire,
            Runnable keyframeRequest,
            RtpClock clock,
            Refusals refusals) {
        RtpHeader header = new RtpHeader(
                parameters.agreed().payloadType(),
                parameters.ssrc(),
                parameters.agreed().playoutDelay(),
                parameters.agreed().absCaptureTime());
        int firstSequence = ThreadLocalRandom.current().nextInt(1 << 15);
        this.sender = new RtpSender(flow, header, new SrtpSender(ours), firstSequence, wire, keyframeRequest);
        this.wire = wire;
        this.srtcpOut = new SrtcpSender(ours);
        this.srtcpIn = new SrtcpReceiver(theirs);
        this.reader = new RtcpReader(parameters.ssrc());
        this.writer = new RtcpWriter(parameters.ssrc(), parameters.cname());
        this.report = writer.buffer(SrtcpSender.OVERHEAD);
        this.clock = clock;
        this.refusals = refusals;
    }

    RtpSender sender() {
        return sender;
    }

    /** What came of a packet of the viewer's. */
    enum Heard {
        /** It is not the viewer's, or not new. */
        NOTHING,
        /** Reports and wishes. */
        REPORT,
        /** The viewer leaves. */
        BYE
    }

    /** Takes the viewer's reports and wishes. */
    Heard rtcp(byte[] packet) {
        switch (srtcpIn.open(packet, packet.length)) {
            case OK -> {
                return act(packet) ? Heard.BYE : Heard.REPORT;
            }
            case REPLAYED -> refusals.count(Refusal.REPLAYED_RTCP);
            case FORGED, OPEN, TOO_SHORT -> refusals.count(Refusal.FORGED_RTCP);
        }
        return Heard.NOTHING;
    }

    private boolean act(byte[] packet) {
        boolean leaves = false;
        for (RtcpMessage message : reader.read(packet, packet.length - SrtcpSender.OVERHEAD)) {
            if (message instanceof RtcpMessage.Lost lost) {
                sender.resend(lost.sequences());
            } else if (message instanceof RtcpMessage.NeedsKeyframe) {
                sender.requestKeyframe();
            } else if (message instanceof RtcpMessage.Reception reception) {
                sender.lost(reception.fractionLost());
            } else if (message instanceof RtcpMessage.Bye) {
                leaves = true;
            }
        }
        return leaves;
    }

    /** Tells the viewer what it was sent and how RTP's time and the wall clock belong together. */
    void report() {
        send(writer.report(report, clock.nowMicros(), sender.packets(), sender.octets()));
    }

    /** Tells the viewer that nothing more comes. */
    void bye() {
        send(writer.bye(report, clock.nowMicros(), sender.packets(), sender.octets()));
    }

    private void send(int length) {
        wire.send(report, srtcpOut.seal(report, length));
    }
}
