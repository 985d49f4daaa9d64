package org.videostreamer.source.pva;

import java.util.Optional;

/** areaDetector's {@code NDColorMode_t}, in its order. */
enum ColorMode {
    MONO,
    BAYER,
    /** Pixel by pixel: [3, X, Y]. */
    RGB1,
    /** Row by row: [X, 3, Y]. */
    RGB2,
    /** Plane by plane: [X, Y, 3]. */
    RGB3,
    /** Bytes U Y V of each pixel. */
    YUV444,
    /** Bytes U Y V Y of two pixels. */
    YUV422,
    /** Bytes U Y Y V Y Y of four pixels. */
    YUV411;

    /** The one that an array's attribute tells; {@link #MONO} where it tells none. */
    static ColorMode told(Optional<Integer> code) {
        return code.filter(known -> known >= 0 && known < values().length)
                .map(known -> values()[known])
                .orElse(MONO);
    }

    /** Whether it is one of the modes of three whole colours. */
    boolean isRgb() {
        return this == RGB1 || this == RGB2 || this == RGB3;
    }

    /** Whether it is one of the modes of brightness and colour difference. */
    boolean isYuv() {
        return this == YUV444 || this == YUV422 || this == YUV411;
    }

    /** Half bytes a pixel; only of the YUV modes. */
    int halfBytes() {
        return switch (this) {
            case YUV444 -> 6;
            case YUV422 -> 4;
            case YUV411 -> 3;
            default -> throw new IllegalStateException(this + " does not say");
        };
    }
}
