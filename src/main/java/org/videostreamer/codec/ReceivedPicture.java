package org.videostreamer.codec;

import io.netty.buffer.ByteBuf;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.PictureException;
import org.videostreamer.frame.Size;

/** Pictures that another server has encoded, in the form in which this one hands them on; never decoded, never copied. */
public final class ReceivedPicture {

    private ReceivedPicture() {}

    /** What of a picture another server needs to hand it on; memory of the frame, for as long as the caller owns it. */
    public static ByteBuf bytesOf(EncodedFrame frame) {
        return frame.picture();
    }

    /**
     * A picture that was {@link #bytesOf} a frame.
     *
     * @param times the camera's time, and when it arrived by this server's clock
     * @param stamp the frame's
     * @param bytes direct memory that nobody else changes or has shown yet, kept by the result until that is released; stays
     *     the caller's too
     * @return the caller's
     * @throws PictureException if viewers would take it for something else than one picture
     */
    public static EncodedFrame of(
            Codec codec, boolean keyframe, long number, FrameTimes times, Size size, long stamp, ByteBuf bytes) {
        if (codec == Codec.MJPEG) {
            if (MjpegPart.isCut(bytes)) {
                throw new PictureException("a JPEG file holds what ends a picture of a stream");
            }
            return MjpegPart.around(number, times, size, true, bytes, 0);
        }
        if (codec == Codec.MPEG1) {
            PictureNote.changeArrival(bytes, times);
        }
        int length = bytes.readableBytes();
        return new EncodedFrame(
                codec,
                keyframe,
                0,
                number,
                times,
                size,
                true,
                bytes.retainedSlice(),
                0,
                length,
                stamp,
                bytes.capacity());
    }
}
