package org.videostreamer.output.webrtc;

import java.util.List;
import java.util.Optional;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.output.SkipReport;
import org.videostreamer.output.webrtc.rtp.RtpFlow;
import org.videostreamer.output.webrtc.rtp.RtpFrame;
import org.videostreamer.stream.Subscription;
import org.videostreamer.stream.Viewer;
import org.videostreamer.stream.ViewerCount;

/**
 * What a viewer has of its rendition: the packets that all viewers share, its own place among these viewers, and how far it
 * has come. On the viewers' event loop.
 */
final class WatchedFlow {

    private final SessionParameters parameters;
    private final WebRtcContext context;
    private final SkipReport skips;
    private final ViewerCount count;
    private final RtpFlow flow;
    private final Subscription subscription;

    /**
     * Begins to watch, so that camera and encoder start.
     *
     * @param name who watches what, for the log
     * @param viewer is offered the frames from now on
     * @param count takes how far it comes
     */
    WatchedFlow(SessionParameters parameters, WebRtcContext context, String name, Viewer viewer, ViewerCount count) {
        this.parameters = parameters;
        this.context = context;
        this.skips = new SkipReport(name);
        this.count = count;
        // First what may be refused: the flow would have to be given back.
        this.subscription = parameters.stream().join(parameters.rendition(), viewer);
        this.flow = context.flows().use(parameters.stream(), parameters.rendition());
    }

    /** The packets. */
    RtpFlow flow() {
        return flow;
    }

    /** The viewer cannot begin, or go on, without a keyframe. */
    void requestKeyframe() {
        subscription.requestKeyframe();
    }

    /** Takes what is there already; of a flow that others watch it is there too. */
    void begin(List<EncodedFrame> frames) {
        if (flow.isNew()) {
            frames.forEach(flow::packetsOf);
        }
    }

    /** Takes the newest frame, and sends it if the viewer is connected. */
    void offer(EncodedFrame frame, Optional<RtpSender> connected) {
        Optional<RtpFrame> packets = flow.packetsOf(frame);
        connected.ifPresent(sender -> {
            count.offered(frame);
            if (follows(packets, sender)) {
                count.taken(frame);
            }
            count.skipped(sender.skipped());
            context.pacer().drain(sender);
            skips.skipped(sender.skipped());
        });
    }

    private static boolean follows(Optional<RtpFrame> packets, RtpSender sender) {
        if (packets.isEmpty()) {
            sender.skip();
        }
        return packets.filter(sender::offer).isPresent();
    }

    /** Watches no more; once. */
    void end() {
        context.flows().release(parameters.stream(), parameters.rendition());
        subscription.close();
    }
}
