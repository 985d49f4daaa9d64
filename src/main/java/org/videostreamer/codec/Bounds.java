package org.videostreamer.codec;

import org.videostreamer.frame.PictureException;
import org.videostreamer.frame.Size;

/**
 * The sizes that a codec, or its encoder, holds.
 *
 * @param codec its name, for people
 * @param leastSide pixels of the shorter side, at least
 * @param mostSide pixels of the longer side, at most
 * @param mostPixels at most, with both sides rounded up to a multiple of the block
 * @param block 1 where no rounding matters
 */
record Bounds(String codec, int leastSide, int mostSide, long mostPixels, int block) {

    /** Bounds of the sides alone. */
    static Bounds ofSides(String codec, int least, int most) {
        return new Bounds(codec, least, most, Long.MAX_VALUE, 1);
    }

    /**
     * How a picture fits: scaled down with its aspect kept where it is too large, with dark borders where it is too small.
     * What is scaled has even sides, in which no codec loses a row of colour.
     */
    Fit fit(Size size) {
        Size scaled = isTooLarge(size) ? scaledDown(size) : size;
        Size canvas = new Size(Math.max(scaled.width(), leastSide), Math.max(scaled.height(), leastSide));
        return canvas.equals(size) ? Fit.asItIs(size) : new Fit(scaled, canvas, why(size));
    }

    /**
     * Refuses what does not fit.
     *
     * @throws PictureException if the picture has to be made to fit first
     */
    void require(Size size) {
        Fit fit = fit(size);
        if (!fit.isAsItIs()) {
            throw new PictureException(fit.why() + ", the picture is " + size);
        }
    }

    private String why(Size size) {
        if (Math.max(size.width(), size.height()) > mostSide) {
            return codec + " holds at most " + mostSide + " pixels a side";
        }
        return isTooLarge(size)
                ? codec + " holds at most " + mostPixels + " pixels"
                : codec + " needs at least " + leastSide + " pixels a side";
    }

    private boolean isTooLarge(Size size) {
        Size blocks = new Size(roundedUp(size.width()), roundedUp(size.height()));
        return Math.max(size.width(), size.height()) > mostSide || blocks.area() > mostPixels;
    }

    private int roundedUp(int side) {
        return (side + block - 1) / block * block;
    }

    private Size scaledDown(Size size) {
        double scale = Math.min(
                (double) mostSide / Math.max(size.width(), size.height()),
                Math.sqrt((double) mostPixels / size.area()));
        Size scaled = scaled(size, Math.min(1, scale));
        // Rounding up to blocks takes a little more; one step of two pixels at a time finds the largest that fits.
        while (isTooLarge(scaled)) {
            scaled = scaled(
                    size, (Math.max(scaled.width(), scaled.height()) - 2.0) / Math.max(size.width(), size.height()));
        }
        return scaled;
    }

    private static Size scaled(Size size, double scale) {
        return new Size(even(size.width() * scale), even(size.height() * scale));
    }

    private static int even(double side) {
        return side < 2 ? 1 : (int) side & ~1;
    }
}
