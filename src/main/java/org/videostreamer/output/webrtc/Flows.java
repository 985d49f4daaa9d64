package org.videostreamer.output.webrtc;

import java.util.HashMap;
import java.util.Map;
import org.videostreamer.limits.Limits;
import org.videostreamer.output.webrtc.rtp.RtpClock;
import org.videostreamer.output.webrtc.rtp.RtpFlow;
import org.videostreamer.stream.RenditionKey;
import org.videostreamer.stream.Stream;

/** The flows of packets that are watched, each kept from its first viewer to its last. On the viewers' event loop. */
final class Flows {

    private record Place(Stream stream, RenditionKey rendition) {}

    private static final class Shared {
        final RtpFlow flow;
        int users;

        Shared(RtpFlow flow) {
            this.flow = flow;
        }
    }

    private final Map<Place, Shared> shared = new HashMap<>();
    private final RtpClock clock;
    private final Limits limits;

    Flows(RtpClock clock, Limits limits) {
        this.clock = clock;
        this.limits = limits;
    }

    /** The flow that all viewers of the rendition share; each use ends with a {@link #release}. */
    RtpFlow use(Stream stream, RenditionKey rendition) {
        Shared found = shared.computeIfAbsent(
                new Place(stream, rendition), place -> new Shared(new RtpFlow(rendition.codec(), clock, limits)));
        found.users++;
        return found.flow;
    }

    /** Ends one use; the last lets the packets go. */
    void release(Stream stream, RenditionKey rendition) {
        shared.computeIfPresent(new Place(stream, rendition), (place, used) -> --used.users == 0 ? null : used);
    }
}
