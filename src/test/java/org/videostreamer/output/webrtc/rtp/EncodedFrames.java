package org.videostreamer.output.webrtc.rtp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.concurrent.TimeUnit;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.Size;

/** Encoded frames made by hand, 40 ms apart; of Java's heap, so that nobody need release them. */
public final class EncodedFrames {

    private EncodedFrames() {}

    /** A frame of so many bytes, each other than the next, that follows the one with the sequence before it. */
    public static EncodedFrame vp8(long sequence, boolean keyframe, int bytes) {
        byte[] content = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            content[i] = (byte) (i * 31);
        }
        return of(Codec.VP8, sequence, keyframe, Unpooled.wrappedBuffer(content));
    }

    static EncodedFrame of(Codec codec, long sequence, boolean keyframe, ByteBuf content) {
        long nanos = System.nanoTime() - TimeUnit.SECONDS.toNanos(4) + sequence * TimeUnit.MILLISECONDS.toNanos(40);
        FrameTimes times = new FrameTimes(1_000_000 + sequence * 40_000, nanos);
        return new EncodedFrame(
                codec,
                keyframe,
                sequence,
                100 + sequence,
                times,
                new Size(64, 48),
                true,
                content,
                0,
                content.readableBytes());
    }
}
