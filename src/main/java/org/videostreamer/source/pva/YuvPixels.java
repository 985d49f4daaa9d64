package org.videostreamer.source.pva;

/**
 * Spreads packed YUV to three bytes a pixel, in OpenCV's order Y Cr Cb. The byte orders are those of IIDC cameras, from
 * which areaDetector has these modes; full range, BT.601.
 */
final class YuvPixels {

    private static final int COLOURS = 3;

    private YuvPixels() {}

    /**
     * Spreads a picture.
     *
     * @param data rows without gaps
     * @param pixels how many; what does not fill a group of pixels is left black
     */
    static byte[] expand(ColorMode mode, byte[] data, int pixels) {
        return switch (mode) {
            case YUV444 -> expand(data, pixels, new int[] {1}, 0, 2, 3);
            case YUV422 -> expand(data, pixels, new int[] {1, 3}, 0, 2, 4);
            case YUV411 -> expand(data, pixels, new int[] {1, 2, 4, 5}, 0, 3, 6);
            default -> throw new IllegalArgumentException(mode + " is not YUV");
        };
    }

    private static byte[] expand(byte[] data, int pixels, int[] ys, int u, int v, int groupBytes) {
        byte[] out = new byte[pixels * COLOURS];
        int groups = pixels / ys.length;
        int to = 0;
        for (int group = 0; group < groups; group++) {
            int from = group * groupBytes;
            for (int y : ys) {
                out[to++] = data[from + y];
                out[to++] = data[from + v];
                out[to++] = data[from + u];
            }
        }
        return out;
    }
}
