package org.videostreamer.stream;

import io.netty.buffer.Unpooled;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.Size;

/** Encoded frames without a picture, for what only looks at their order. The caller owns them. */
final class TestFrames {

    private TestFrames() {}

    /** A frame that stands for itself. */
    static EncodedFrame key(long sequence) {
        return frame(Codec.VP8, sequence, true);
    }

    /** A frame that needs the one before it. */
    static EncodedFrame delta(long sequence) {
        return frame(Codec.VP8, sequence, false);
    }

    /** A frame of nothing. */
    static EncodedFrame frame(Codec codec, long sequence, boolean keyframe) {
        return new EncodedFrame(
                codec,
                keyframe,
                sequence,
                sequence,
                FrameTimes.now(),
                new Size(8, 8),
                true,
                Unpooled.directBuffer(8),
                0,
                0);
    }
}
