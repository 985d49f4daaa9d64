package org.videostreamer.stream;

import java.util.Optional;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.Size;
import org.videostreamer.source.CameraState;

/**
 * What a stream does at a moment.
 *
 * @param state the camera's
 * @param fps pictures a second from the camera, 0 when unknown
 * @param newest the newest picture of the camera, if it is running and has sent one
 * @param viewers connections that watch
 */
public record StreamStatus(CameraState state, double fps, Optional<Picture> newest, int viewers) {

    /**
     * Which picture.
     *
     * @param number the camera's number of it
     * @param times when it was taken and came
     * @param size the camera's size
     */
    public record Picture(long number, FrameTimes times, Size size) {}
}
