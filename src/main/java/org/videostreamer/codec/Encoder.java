package org.videostreamer.codec;

import java.util.Optional;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.Frame;

/**
 * Turns pictures into one codec's bytes. Used by one thread at a time. The pictures' size and rate may change at any
 * time; the stream of bytes goes on.
 */
public interface Encoder extends AutoCloseable {

    /** How a picture has to be scaled or framed before {@link #encode} takes it. */
    default Fit fit(Frame view) {
        return Fit.asItIs(view.size());
    }

    /**
     * A picture that goes on as it came: nothing is decoded or encoded for it, so that this takes next to no time.
     *
     * @param view the picture as it is to be seen; stays the caller's
     * @return a frame that the caller owns and must release; empty if the picture has to be encoded
     */
    default Optional<EncodedFrame> passOn(Frame view) {
        return Optional.empty();
    }

    /**
     * Encodes a picture. After a failure the next keyframe begins anew: no encoder of FFmpeg's that failed is used again.
     *
     * @param view the picture as it is to be seen, of a size that fits; stays the caller's
     * @param keyframe whether a viewer must be able to start with it
     * @return a frame that the caller owns and must release
     * @throws org.videostreamer.frame.PictureException if the picture cannot be encoded; the next one may be
     */
    EncodedFrame encode(Frame view, boolean keyframe);

    @Override
    void close();
}
