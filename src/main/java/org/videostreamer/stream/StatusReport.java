package org.videostreamer.stream;

import java.util.List;
import java.util.Optional;
import org.videostreamer.source.CameraState;
import org.videostreamer.source.CameraState.Phase;

/** Puts together what a stream says of itself from what its camera and its renditions do. */
final class StatusReport {

    private StatusReport() {}

    /**
     * The status. A camera that is live while no viewer can be shown its pictures is {@code failed} for them; where some
     * can, it is live, and the reason says what fails.
     */
    static StreamStatus of(
            CameraState camera,
            double fps,
            Optional<StreamStatus.Picture> newest,
            int viewers,
            List<RenditionStatus> renditions) {
        List<RenditionStatus> failing = renditions.stream()
                .filter(rendition -> rendition.fault().isPresent())
                .toList();
        boolean live = camera.phase() == Phase.LIVE;
        if (!live || failing.isEmpty()) {
            return new StreamStatus(camera.phase().toString(), camera.reason(), fps, newest, viewers, renditions);
        }
        Phase phase = failing.size() == renditions.size() ? Phase.FAILED : Phase.LIVE;
        RenditionStatus first = failing.get(0);
        String reason = first.codec() + " cannot be shown: " + first.fault().orElseThrow();
        return new StreamStatus(phase.toString(), reason, fps, newest, viewers, renditions);
    }
}
