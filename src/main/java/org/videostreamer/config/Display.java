package org.videostreamer.config;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How pictures are shown to those who ask for nothing special. A picture is first cropped, then turned, then flipped, then
 * scaled.
 *
 * @param format {@code format}: what the page shows first
 * @param formatChosen whether somebody has said so; else the page shows the best that works
 * @param quality {@code quality}: 1 best to 31 worst, FFmpeg's {@code -q:v}; −1 chooses by the picture's size
 * @param bitrate {@code bitrate}: most kbit/s of VP8 and H.264; 0 for constant quality; empty chooses by size and
 *     rate
 * @param size {@code size}: the size shown
 * @param crop {@code crop}: the part shown; empty for all
 * @param rotate {@code rotate}: 0, 90, 180 or 270 degrees clockwise
 * @param hFlip {@code h_flip}: left and right swapped
 * @param vFlip {@code v_flip}: upside down
 * @param tone {@code tone}: how samples become shades and colours
 * @param maxFps {@code max_fps}: most pictures a second; 0 for all
 * @param reencode {@code reencode}: encode anew even what the camera sends as JPEG or H.264
 */
public record Display(
        OutputFormat format,
        boolean formatChosen,
        int quality,
        OptionalInt bitrate,
        PictureSize size,
        Optional<Crop> crop,
        int rotate,
        boolean hFlip,
        boolean vFlip,
        Tone tone,
        double maxFps,
        boolean reencode) {

    /** The default {@code quality}. */
    public static final int DEFAULT_QUALITY = 4;
    /** The {@code quality} that leaves the choice to us. */
    public static final int ADAPTIVE_QUALITY = -1;

    /** MPEG-1 of all of the camera's picture, in its own size and the usual quality. */
    public static final Display DEFAULT = new Display(
            OutputFormat.MPEG1,
            false,
            DEFAULT_QUALITY,
            OptionalInt.empty(),
            PictureSize.OF_SOURCE,
            Optional.empty(),
            0,
            false,
            false,
            Tone.PLAIN,
            0,
            false);
}
