package org.videostreamer.stream;

import java.util.Optional;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.Size;

/**
 * What a stream does at a moment.
 *
 * @param state what the camera does, in a word: idle, connecting, live, stalled or failed
 * @param reason why, in words for the user; empty where nothing needs saying
 * @param fps pictures a second from the camera, 0 when unknown
 * @param newest the newest picture of the camera, if it is running and has sent one
 * @param viewers connections that watch
 */
public record StreamStatus(String state, String reason, double fps, Optional<Picture> newest, int viewers) {

    /**
     * Which picture.
     *
     * @param number the camera's number of it
     * @param times when it was taken and came
     * @param size the camera's size
     */
    public record Picture(long number, FrameTimes times, Size size) {}
}
