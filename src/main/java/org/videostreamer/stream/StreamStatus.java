package org.videostreamer.stream;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.PixelGrid;
import org.videostreamer.frame.SampleRange;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;
import org.videostreamer.source.CameraState;

/**
 * What a stream does at a moment.
 *
 * @param state what the camera does, in a word: idle, connecting, live, stalled or failed; failed too where the camera
 *     sends pictures and no viewer can be shown any
 * @param reason why, in words for the user; empty for idle, and for live where all viewers see the pictures
 * @param fps pictures a second from the camera, 0 when unknown
 * @param newest the newest picture of the camera, if it is running and has sent one
 * @param pictureBytes memory of the camera's pictures and of what is made of them, in bytes
 * @param viewers connections that watch
 * @param renditions the forms that are watched
 */
public record StreamStatus(
        String state,
        String reason,
        double fps,
        Optional<Picture> newest,
        long pictureBytes,
        int viewers,
        List<RenditionStatus> renditions) {

    /** All that {@link #state()} may be. */
    public static final List<String> STATES = Arrays.stream(CameraState.Phase.values())
            .map(CameraState.Phase::toString)
            .toList();

    /** Takes a copy of the list. */
    public StreamStatus {
        renditions = List.copyOf(renditions);
    }

    /**
     * Which picture.
     *
     * @param number the camera's number of it
     * @param times when it was taken and came
     * @param grid the camera's pixels
     * @param samples what its samples are
     * @param range which values they take
     * @param sentBits how many bits they had when they came, more than they have where not all were kept
     */
    public record Picture(
            long number, FrameTimes times, PixelGrid grid, SampleType samples, SampleRange range, int sentBits) {

        /** The camera's size. */
        public Size size() {
            return grid.size();
        }

        /** Whether less is kept of the samples than came. */
        public boolean isReduced() {
            return sentBits > samples.bits();
        }
    }
}
