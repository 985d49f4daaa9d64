package org.videostreamer.config;

import java.util.OptionalInt;

/**
 * How pictures are shown to those who ask for nothing special.
 *
 * @param format {@code format}: what the page shows first
 * @param quality {@code quality}: 1 best to 31 worst, FFmpeg's {@code -q:v}; −1 chooses by the picture's size
 * @param bitrate {@code bitrate}: most kbit/s of VP8 and H.264; 0 for constant quality; empty chooses by size and
 *     rate
 * @param size {@code size}: the size shown
 * @param flip {@code v_flip}: upside down
 * @param reencode {@code reencode}: encode anew even what the camera sends as JPEG
 */
public record Display(
        OutputFormat format, int quality, OptionalInt bitrate, PictureSize size, boolean flip, boolean reencode) {

    /** The default {@code quality}. */
    public static final int DEFAULT_QUALITY = 4;
    /** The {@code quality} that leaves the choice to us. */
    public static final int ADAPTIVE_QUALITY = -1;

    /** MPEG-1 of the camera's own size and the usual quality. */
    public static final Display DEFAULT =
            new Display(OutputFormat.MPEG1, DEFAULT_QUALITY, OptionalInt.empty(), PictureSize.OF_SOURCE, false, false);
}
