package org.videostreamer.stream;

import java.util.List;
import java.util.Optional;
import org.videostreamer.source.Camera;
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
            Camera camera, Optional<StreamStatus.Picture> newest, int viewers, List<RenditionStatus> renditions) {
        List<RenditionStatus> failing = renditions.stream()
                .filter(rendition -> rendition.fault().isPresent())
                .toList();
        CameraState state = camera.state();
        Phase phase = state.phase();
        String reason = state.reason();
        if (phase == Phase.LIVE && !failing.isEmpty()) {
            RenditionStatus first = failing.get(0);
            phase = failing.size() == renditions.size() ? Phase.FAILED : Phase.LIVE;
            reason = first.codec() + " cannot be shown: " + first.fault().orElseThrow();
        }
        return new StreamStatus(
                phase.toString(), reason, camera.fps(), newest, camera.pictureBytes(), viewers, renditions);
    }
}
