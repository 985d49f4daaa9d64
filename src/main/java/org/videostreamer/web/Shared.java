package org.videostreamer.web;

import org.videostreamer.access.AccessControl;
import org.videostreamer.limits.Limits;
import org.videostreamer.output.AnswerPlaces;
import org.videostreamer.output.LimitReport;
import org.videostreamer.output.clip.ClipOutput;
import org.videostreamer.output.webrtc.WebRtcOutput;
import org.videostreamer.stream.Events;
import org.videostreamer.stream.StreamRegistry;

/**
 * What all listeners share.
 *
 * @param limits how far peers may go
 * @param report counts and tells who went that far
 * @param gate lets connections in
 * @param snapshots bounds the snapshots under way
 * @param clips makes files of what is recorded
 * @param webrtc answers offers
 * @param page the page's files
 * @param health whether the program works and serves
 * @param metrics what it does
 * @param events what has happened to the streams
 * @param reloading reads the configuration anew
 * @param access knows who may come in
 * @param eventIds what events are called
 */
record Shared(
        Limits limits,
        LimitReport report,
        ConnectionGate gate,
        AnswerPlaces snapshots,
        ClipOutput clips,
        WebRtcOutput webrtc,
        PageFiles page,
        Health health,
        Metrics metrics,
        Events events,
        Reloading reloading,
        AccessControl access,
        EventIds eventIds) {

    static Shared of(
            Limits limits, WebRtcOutput webrtc, StreamRegistry streams, Reloading reloading, AccessControl access) {
        LimitReport report = new LimitReport(limits);
        return new Shared(
                limits,
                report,
                new ConnectionGate(report),
                AnswerPlaces.ofSnapshots(report),
                new ClipOutput(report),
                webrtc,
                new PageFiles(),
                new Health(streams),
                new Metrics(streams, limits),
                streams.events(),
                reloading,
                access,
                new EventIds());
    }
}
