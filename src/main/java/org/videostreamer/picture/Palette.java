package org.videostreamer.picture;

import static org.bytedeco.opencv.global.opencv_imgproc.COLORMAP_CIVIDIS;
import static org.bytedeco.opencv.global.opencv_imgproc.COLORMAP_HOT;
import static org.bytedeco.opencv.global.opencv_imgproc.COLORMAP_INFERNO;
import static org.bytedeco.opencv.global.opencv_imgproc.COLORMAP_JET;
import static org.bytedeco.opencv.global.opencv_imgproc.COLORMAP_MAGMA;
import static org.bytedeco.opencv.global.opencv_imgproc.COLORMAP_PLASMA;
import static org.bytedeco.opencv.global.opencv_imgproc.COLORMAP_TURBO;
import static org.bytedeco.opencv.global.opencv_imgproc.COLORMAP_VIRIDIS;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_GRAY2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.applyColorMap;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import org.videostreamer.config.ColorMap;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Pixels;

/** Colours for shades, as OpenCV has them. */
final class Palette {

    private Palette() {}

    /** The picture of shades in colours, for the caller, who owns it. */
    static Pixels colored(Pixels shades, ColorMap colors) {
        return shades.pool().make(PixelFormat.BGR24, shades.size(), out -> {
            switch (colors) {
                case GRAY -> cvtColor(shades.mat(), out.mat(), COLOR_GRAY2BGR);
                case VIRIDIS -> applyColorMap(shades.mat(), out.mat(), COLORMAP_VIRIDIS);
                case INFERNO -> applyColorMap(shades.mat(), out.mat(), COLORMAP_INFERNO);
                case MAGMA -> applyColorMap(shades.mat(), out.mat(), COLORMAP_MAGMA);
                case PLASMA -> applyColorMap(shades.mat(), out.mat(), COLORMAP_PLASMA);
                case TURBO -> applyColorMap(shades.mat(), out.mat(), COLORMAP_TURBO);
                case JET -> applyColorMap(shades.mat(), out.mat(), COLORMAP_JET);
                case HOT -> applyColorMap(shades.mat(), out.mat(), COLORMAP_HOT);
                case CIVIDIS -> applyColorMap(shades.mat(), out.mat(), COLORMAP_CIVIDIS);
            }
        });
    }
}
