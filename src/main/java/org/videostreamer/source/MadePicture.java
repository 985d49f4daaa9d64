package org.videostreamer.source;

import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;

/**
 * A picture of a rendition that was made elsewhere. A source hands on those of a rendition without a gap, or goes on with a
 * keyframe.
 *
 * @param rendition of which it is one
 * @param frame the picture, with the camera's number and times; its sequence means nothing
 * @param camera the size of the camera's picture
 * @param samples what the camera's samples are
 * @param sentBits how many bits they had when they came from the camera
 * @param isNew whether no other rendition has shown this picture of the camera before
 * @param how it was made, for people: {@code passed on as hutch-3 made it}
 */
public record MadePicture(
        WantedRendition rendition,
        EncodedFrame frame,
        Size camera,
        SampleType samples,
        int sentBits,
        boolean isNew,
        String how) {}
