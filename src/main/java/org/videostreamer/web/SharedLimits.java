package org.videostreamer.web;

import org.videostreamer.limits.Limits;
import org.videostreamer.output.LimitReport;
import org.videostreamer.output.snapshot.SnapshotPlaces;

/**
 * What all listeners share to keep peers within their limits.
 *
 * @param limits how far peers may go
 * @param report counts and tells who went that far
 * @param gate lets connections in
 * @param snapshots bounds the snapshots under way
 */
record SharedLimits(Limits limits, LimitReport report, ConnectionGate gate, SnapshotPlaces snapshots) {

    static SharedLimits of(Limits limits) {
        LimitReport report = new LimitReport(limits);
        return new SharedLimits(limits, report, new ConnectionGate(report), new SnapshotPlaces(report));
    }
}
