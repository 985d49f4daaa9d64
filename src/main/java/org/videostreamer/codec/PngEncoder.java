package org.videostreamer.codec;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_PNG_COMPRESSION;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.bytedeco.javacpp.BytePointer;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.Frame;

/** PNG by OpenCV, at its fastest compression: for snapshots that must lose nothing. */
final class PngEncoder implements Encoder {

    private static final int FASTEST = 1;

    private final ImageFile file = new ImageFile(".png");
    private long sequence;

    @Override
    public EncodedFrame encode(Frame view, boolean keyframe) {
        try (BytePointer png = file.write(view.pixels().mat(), IMWRITE_PNG_COMPRESSION, FASTEST)) {
            int length = Math.toIntExact(png.limit());
            ByteBuf bytes = Unpooled.directBuffer(length, length).writeBytes(png.asByteBuffer());
            return EncodedFrame.of(view, Codec.PNG, true, sequence++, bytes, 0, length);
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
