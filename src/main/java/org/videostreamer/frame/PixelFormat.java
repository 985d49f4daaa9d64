package org.videostreamer.frame;

import java.util.Arrays;

/**
 * Layouts of uncompressed pictures. Rows follow each other without gaps.
 *
 * <p>The gray ones but {@link #GRAY8} hold what an instrument measured, one sample a pixel, in this machine's byte order.
 */
public enum PixelFormat {
    /** Three bytes a pixel: blue, green, red; full range. OpenCV's own order. */
    BGR24(SampleType.UINT8),
    /** Three bytes a pixel: red, green, blue; full range. */
    RGB24(SampleType.UINT8),
    /** One byte a pixel, full range. */
    GRAY8(SampleType.UINT8),
    GRAY_S8(SampleType.INT8),
    GRAY16(SampleType.UINT16),
    GRAY_S16(SampleType.INT16),
    GRAY32(SampleType.UINT32),
    GRAY_S32(SampleType.INT32),
    GRAY64(SampleType.UINT64),
    GRAY_S64(SampleType.INT64),
    GRAY_F32(SampleType.FLOAT32),
    GRAY_F64(SampleType.FLOAT64),
    /**
     * Planar 4:2:0, BT.601, limited range (16 to 235): all of Y, then U, then V. The memory always has even sides
     * ({@link Size#even()}); the picture may be one column or row smaller, its last one is then repeated.
     */
    I420(SampleType.UINT8);

    private final SampleType samples;

    PixelFormat(SampleType samples) {
        this.samples = samples;
    }

    /** The layout of one sample a pixel. */
    public static PixelFormat gray(SampleType samples) {
        return Arrays.stream(values())
                .filter(format -> format.isGray() && format.samples == samples)
                .findFirst()
                .orElseThrow();
    }

    /** What a sample is. */
    public SampleType samples() {
        return samples;
    }

    /** Whether it has one sample a pixel, and no colour. */
    public boolean isGray() {
        return switch (this) {
            case BGR24, RGB24, I420 -> false;
            default -> true;
        };
    }

    /** Whether its samples are no shades of a screen, and have to be brought to such before anybody sees them. */
    public boolean isDeep() {
        return samples != SampleType.UINT8;
    }

    /** Bytes that a picture of this size takes. */
    public int bytes(Size size) {
        long bytes =
                switch (this) {
                    case BGR24, RGB24 -> size.area() * 3;
                    case I420 -> size.even().area() * 3 / 2;
                    default -> size.area() * samples.bytes();
                };
        return Math.toIntExact(bytes);
    }
}
