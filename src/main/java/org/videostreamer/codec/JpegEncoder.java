package org.videostreamer.codec;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;

import io.netty.buffer.ByteBuf;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.Frame;

/**
 * JPEG by OpenCV (libjpeg-turbo); what the camera sent as JPEG goes on untouched unless told otherwise, or unless it is
 * only the right way up for those who look at EXIF, or holds what would end its part of a stream.
 */
final class JpegEncoder implements Encoder {

    /** libjpeg's own, a little less than the format's. */
    private static final Bounds BOUNDS = Bounds.ofSides("JPEG", 1, 65_500);

    private final int quality;
    private final boolean reencode;
    private final ImageFile file = new ImageFile(".jpg");
    private long sequence;

    JpegEncoder(int quality, boolean reencode) {
        this.quality = quality;
        this.reencode = reencode;
    }

    @Override
    public Fit fit(Frame view) {
        return untouched(view).isPresent() ? Fit.asItIs(view.size()) : BOUNDS.fit(view.size());
    }

    @Override
    public Optional<EncodedFrame> passOn(Frame view) {
        return untouched(view)
                .filter(jpeg -> !MjpegPart.isCut(jpeg))
                .map(jpeg -> MjpegPart.around(view, jpeg, sequence++));
    }

    @Override
    public EncodedFrame encode(Frame view, boolean keyframe) {
        return passOn(view).orElseGet(() -> encode(view));
    }

    private EncodedFrame encode(Frame view) {
        try (BytePointer jpeg =
                file.write(view.pixels().mat(), IMWRITE_JPEG_QUALITY, Quality.jpeg(quality, view.size()))) {
            return MjpegPart.copy(view, jpeg.asByteBuffer(), sequence++);
        }
    }

    private Optional<ByteBuf> untouched(Frame view) {
        return reencode || !view.isUpright() ? Optional.empty() : view.jpeg();
    }

    @Override
    public void close() {
        file.close();
    }
}
