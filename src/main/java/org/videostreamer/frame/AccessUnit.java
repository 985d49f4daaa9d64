package org.videostreamer.frame;

import io.netty.buffer.ByteBuf;

/**
 * One picture of a camera as it sent it, encoded as H.264: Annex B with a start code before each NAL unit, nothing but
 * parameter sets and slices, the sets before every keyframe. Immutable; any thread may read it.
 *
 * <p>The bytes are direct memory outside Netty's pools, in one piece, shared by all who pass the picture on.
 * {@link #retain()} and {@link #release()} count its owners; whoever hands a unit over for the length of a call keeps
 * owning it. A buffer object keeps its own reading position: read {@link #bytes()} through a duplicate.
 *
 * @param keyframe whether a decoder can start with it: an IDR picture (ITU-T H.264, 3.69)
 * @param number the camera's number of the picture, as {@link Frame#number()} of the same picture decoded
 * @param times when it was taken and came, as {@link Frame#times()} of the same picture decoded
 * @param size in which it is seen
 * @param bytes reader index 0 to writer index
 */
public record AccessUnit(boolean keyframe, long number, FrameTimes times, Size size, ByteBuf bytes) {

    /**
     * The picture as a rendition sends it, over the same memory, with an owner of its own.
     *
     * @param sequence of the rendition
     */
    public EncodedFrame encoded(long sequence) {
        return new EncodedFrame(
                Codec.H264,
                keyframe,
                sequence,
                number,
                times,
                size,
                true,
                bytes.retainedDuplicate(),
                0,
                bytes.writerIndex());
    }

    /** Whether the frame is this picture, or an earlier one. */
    public boolean isNoOlderThan(Frame frame) {
        return frame.times().arrivedNanos() - times.arrivedNanos() <= 0;
    }

    /** Adds an owner. */
    public AccessUnit retain() {
        bytes.retain();
        return this;
    }

    /** Ends one ownership; the last frees the memory. */
    public void release() {
        bytes.release();
    }
}
