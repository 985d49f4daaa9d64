package org.videostreamer.source.pva;

import java.awt.image.BufferedImage;

/** Arranges a picture as a colour mode asks: values from 0 to 255, the fastest dimension first. */
final class Samples {

    private Samples() {}

    static int[] of(BufferedImage picture, ColorMode mode) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int area = width * height;
        int[] out = new int[mode.isYuv() ? area * mode.halfBytes() / 2 : mode.isRgb() ? 3 * area : area];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int rgb = picture.getRGB(x, y);
                int i = y * width + x;
                switch (mode) {
                    case MONO -> out[i] = luma(rgb);
                    // RGGB
                    case BAYER -> out[i] = channel(rgb, (x & 1) + (y & 1));
                    case RGB1, RGB2, RGB3 -> {
                        for (int c = 0; c < 3; c++) {
                            int at = mode == ColorMode.RGB1
                                    ? 3 * i + c
                                    : mode == ColorMode.RGB2 ? (3 * y + c) * width + x : c * area + i;
                            out[at] = channel(rgb, c);
                        }
                    }
                    case YUV444, YUV422, YUV411 -> yuv(mode, rgb, i, out);
                }
            }
        }
        return out;
    }

    private static void yuv(ColorMode mode, int rgb, int pixel, int[] out) {
        int y = luma(rgb);
        int u = clip((channel(rgb, 2) - y) * 0.564 + 128);
        int v = clip((channel(rgb, 0) - y) * 0.713 + 128);
        int[] ys = mode == ColorMode.YUV444 ? new int[] {1} : new int[] {1, 3};
        ys = mode == ColorMode.YUV411 ? new int[] {1, 2, 4, 5} : ys;
        int group = pixel / ys.length * mode.halfBytes() * ys.length / 2;
        out[group + ys[pixel % ys.length]] = y;
        out[group] = u;
        out[group + (mode == ColorMode.YUV411 ? 3 : 2)] = v;
    }

    static int luma(int rgb) {
        return clip(0.299 * channel(rgb, 0) + 0.587 * channel(rgb, 1) + 0.114 * channel(rgb, 2));
    }

    /** Red, green or blue. */
    static int channel(int rgb, int index) {
        return rgb >> 16 - 8 * index & 0xFF;
    }

    private static int clip(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }
}
