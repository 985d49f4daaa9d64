package org.videostreamer.source.tango;

import org.videostreamer.frame.PictureException;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;
import org.videostreamer.pixels.PixelLayout;

/** Lima's video modes in the order of their numbers. */
enum LimaMode {
    Y8(PixelLayout.GRAY),
    Y16(PixelLayout.GRAY, SampleType.UINT16),
    /** As Lima's own programs read it. */
    Y32(PixelLayout.GRAY, SampleType.INT32),
    Y64(PixelLayout.GRAY, SampleType.INT64),
    RGB555(PixelLayout.RGB555),
    RGB565(PixelLayout.RGB565),
    RGB24(PixelLayout.RGB),
    RGB32(PixelLayout.RGBX),
    BGR24(PixelLayout.BGR),
    BGR32(PixelLayout.BGRX),
    BAYER_RG8(PixelLayout.BAYER_RGGB),
    BAYER_RG16(PixelLayout.BAYER_RGGB, SampleType.UINT16),
    BAYER_BG8(PixelLayout.BAYER_BGGR),
    BAYER_BG16(PixelLayout.BAYER_BGGR, SampleType.UINT16),
    I420(PixelLayout.I420),
    YUV411(PixelLayout.PLANES_411),
    YUV422(PixelLayout.PLANES_422),
    YUV444(PixelLayout.PLANES_444),
    YUV411_PACKED(PixelLayout.UYYVYY),
    YUV422_PACKED(PixelLayout.UYVY),
    YUV444_PACKED(PixelLayout.UYV);

    private static final LimaMode[] ALL = values();

    private final PixelLayout layout;
    private final SampleType samples;

    LimaMode(PixelLayout layout) {
        this(layout, SampleType.UINT8);
    }

    LimaMode(PixelLayout layout, SampleType samples) {
        this.layout = layout;
        this.samples = samples;
    }

    /** @throws PictureException if there is no such mode */
    static LimaMode of(int number) {
        if (number >= ALL.length) {
            throw new PictureException("the mode is " + number + ", expected 0 to " + (ALL.length - 1));
        }
        return ALL[number];
    }

    PixelLayout layout() {
        return layout;
    }

    /** What samples are where nothing else is known. */
    SampleType samples() {
        return samples;
    }

    /** Bytes of a picture. */
    long bytes(Size size) {
        return layout.bytes(samples, size);
    }
}
