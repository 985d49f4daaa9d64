package org.videostreamer.soak;

import java.io.IOException;

/**
 * A fault that is tried alone.
 *
 * @param what goes wrong, for people
 * @param test that holds what is to become of it
 * @param stream whose viewer is asked what it sees
 * @param seconds for which it lasts
 * @param begin lets it begin
 * @param end ends it
 */
record FaultCase(String what, String test, String stream, int seconds, Step begin, Step end) {

    /** Does something. */
    interface Step {
        void run(FaultStage stage) throws IOException, InterruptedException;
    }

    /** A fault of a camera. */
    static FaultCase of(String camera, CameraFault fault, int seconds, String test) {
        String kind = camera.startsWith("http") ? "HTTP" : camera;
        return new FaultCase(
                kind + " camera: " + fault,
                test,
                camera,
                seconds,
                stage -> stage.camera(camera).suffer(fault),
                stage -> stage.camera(camera).recover());
    }
}
