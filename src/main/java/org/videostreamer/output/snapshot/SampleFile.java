package org.videostreamer.output.snapshot;

import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGB2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.videostreamer.config.PixelSize;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.PictureException;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.SampleType;

/** The forms in which the samples of a picture are given as they came, bit for bit. */
public enum SampleFile {
    /** PNG (ISO/IEC 15948), of unsigned samples of 8 and 16 bits. */
    PNG16("image/png"),
    /** TIFF 6.0, one strip, not compressed. */
    TIFF("image/tiff"),
    /** NumPy's own, version 1.0. */
    NPY("application/x-npy"),
    /** The samples alone, row after row. */
    RAW("application/octet-stream");

    private final String mediaType;

    SampleFile(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The form of a name in lower case. */
    public static Optional<SampleFile> parse(String name) {
        return Stream.of(values())
                .filter(file -> file.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /** What the bytes are, for HTTP. */
    public String mediaType() {
        return mediaType;
    }

    /** Why it does not hold a picture, in words for the peer; empty where it does. */
    Optional<String> refusal(Frame frame) {
        if (frame.isReduced()) {
            return Optional.of("this picture came in samples of " + frame.sentBits() + " bits, of which "
                    + frame.sampleType().bits() + " are kept; ask for png or jpeg");
        }
        SampleType type = frame.isDeep() ? frame.samples().format().samples() : SampleType.UINT8;
        return this != PNG16 || type == SampleType.UINT8 || type == SampleType.UINT16
                ? Optional.empty()
                : Optional.of("png16 holds unsigned samples of 8 and 16 bits, and this picture has "
                        + type.name().toLowerCase(Locale.ROOT) + "; ask for tiff or npy");
    }

    /**
     * The samples of a picture that it holds.
     *
     * @param pixels gray of any type, or RGB
     * @param description what is told of it where the form has a place for that; ASCII
     * @param pixelSize what a pixel covers, if that is known
     * @return bytes that the caller owns; the samples among them are those of the pixels, not copied, but for PNG
     */
    ByteBuf write(Pixels pixels, String description, Optional<PixelSize> pixelSize) {
        SampleLayout layout = SampleLayout.of(pixels);
        return switch (this) {
            case PNG16 -> png(pixels, description);
            case TIFF -> behind(TiffHeader.of(layout, description, pixelSize), pixels);
            case NPY -> behind(NpyHeader.of(layout), pixels);
            case RAW -> pixels.shared();
        };
    }

    private static ByteBuf behind(ByteBuf header, Pixels pixels) {
        return Unpooled.wrappedUnmodifiableBuffer(header, pixels.shared());
    }

    /** Without parameters OpenCV takes a sixth of the time for files of the same length. */
    private static ByteBuf png(Pixels pixels, String description) {
        try (Mat swapped = new Mat();
                BytePointer file = new BytePointer()) {
            boolean gray = pixels.format().isGray();
            if (!gray) {
                cvtColor(pixels.mat(), swapped, COLOR_RGB2BGR);
            }
            if (!imencode(".png", gray ? pixels.mat() : swapped, file)) {
                throw new PictureException("the picture cannot be written as PNG");
            }
            ByteBuf text = PngText.chunk("Description", description);
            int length = Math.toIntExact(file.limit()) + text.readableBytes();
            ByteBuf png = Unpooled.wrappedBuffer(file.asByteBuffer());
            try {
                return Unpooled.directBuffer(length, length)
                        .writeBytes(png, PngText.HEAD_BYTES)
                        .writeBytes(text)
                        .writeBytes(png);
            } finally {
                text.release();
                png.release();
            }
        }
    }
}
