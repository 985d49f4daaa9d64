package org.videostreamer.output.webrtc;

import java.util.List;
import java.util.Optional;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.output.SkipReport;
import org.videostreamer.output.webrtc.rtp.RtpFlow;
import org.videostreamer.output.webrtc.rtp.RtpFrame;
import org.videostreamer.stream.RenditionKey;
import org.videostreamer.stream.Viewer;
import org.videostreamer.stream.ViewerCount;
import org.videostreamer.stream.WatchedView;

/**
 * What a viewer has of its rendition: the packets that all viewers share, its own place among these viewers, and how far it
 * has come. On the viewers' event loop.
 */
final class WatchedFlow {

    private final WatchedView view;
    private final WebRtcContext context;
    private final SkipReport skips;
    private final ViewerCount count;
    private RenditionKey rendition;
    private RtpFlow flow;

    /**
     * Begins to watch, so that camera and encoder start.
     *
     * @param view what is asked for
     * @param name who watches what, for the log
     * @param viewer is offered the frames from now on
     * @param count takes how far it comes
     */
    WatchedFlow(WatchedView view, WebRtcContext context, String name, Viewer viewer, ViewerCount count) {
        this.view = view;
        this.context = context;
        this.skips = new SkipReport(name);
        this.count = count;
        // First what may be refused: the flow would have to be given back.
        this.rendition = view.join(viewer);
        this.flow = context.flows().use(view.stream(), rendition);
    }

    /** The packets. */
    RtpFlow flow() {
        return flow;
    }

    /** The viewer cannot begin, or go on, without a keyframe. */
    void requestKeyframe() {
        view.requestKeyframe();
    }

    /** What comes from now on is another rendition. */
    void moved(RenditionKey to) {
        context.flows().release(view.stream(), rendition);
        rendition = to;
        flow = context.flows().use(view.stream(), to);
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
        context.flows().release(view.stream(), rendition);
        view.leave();
    }
}
