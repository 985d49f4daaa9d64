package org.videostreamer.source.pva;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.videostreamer.frame.PictureException;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.pixels.PixelLayout;
import org.videostreamer.pixels.RawPicture;

/**
 * How a picture lies in an array.
 *
 * @param mode its colours
 * @param size columns and rows
 * @param bytes the whole array without compression
 */
record Layout(ColorMode mode, Size size, int bytes) {

    /** areaDetector's own limit. */
    private static final int MOST_DIMENSIONS = 10;

    private static final int COLOURS = 3;
    /** areaDetector's {@code NDBayerPattern_t}, in its order. */
    private static final PixelLayout[] BAYER = {
        PixelLayout.BAYER_RGGB, PixelLayout.BAYER_GBRG, PixelLayout.BAYER_GRBG, PixelLayout.BAYER_BGGR
    };

    private static final String EXPECTED =
            "[width, height], [3, width, height], [width, 3, height] or [width, height, 3]";

    /**
     * Finds the layout. A colour mode that cannot be, for the dimensions there are, counts as missing: drivers that
     * change from colour to grey forget to change the attribute.
     *
     * @param dimensions the fastest first
     * @param told the colour mode attribute
     * @param limits how large it may be, and where it is counted if it is larger
     * @throws PictureException if this can be no picture
     */
    static Layout of(List<Integer> dimensions, ScalarType type, Optional<Integer> told, Limits limits) {
        int bytes = bytes(dimensions, type, limits);
        List<Integer> sides = sides(dimensions);
        ColorMode wanted = ColorMode.told(told);
        if (wanted.isYuv()) {
            return yuv(wanted, dimensions, sides, bytes);
        }
        if (sides.size() == 2) {
            ColorMode mode = wanted == ColorMode.BAYER ? ColorMode.BAYER : ColorMode.MONO;
            return new Layout(mode, new Size(sides.get(0), sides.get(1)), bytes);
        }
        if (sides.size() == COLOURS) {
            int colours = colourSide(sides, wanted);
            if (colours >= 0) {
                ColorMode mode = ColorMode.values()[ColorMode.RGB1.ordinal() + colours];
                int width = sides.get(colours == 0 ? 1 : 0);
                int height = sides.get(colours == 2 ? 1 : 2);
                return new Layout(mode, new Size(width, height), bytes);
            }
        }
        throw new PictureException("its dimensions are " + dimensions + "; expected " + EXPECTED);
    }

    private static int colourSide(List<Integer> sides, ColorMode wanted) {
        int told = wanted.ordinal() - ColorMode.RGB1.ordinal();
        return wanted.isRgb() && sides.get(told) == COLOURS ? told : sides.indexOf(COLOURS);
    }

    private static int bytes(List<Integer> dimensions, ScalarType type, Limits limits) {
        if (dimensions.isEmpty() || dimensions.size() > MOST_DIMENSIONS) {
            throw new PictureException(
                    "it has " + (dimensions.isEmpty() ? "no" : "too many") + " dimensions; expected " + EXPECTED);
        }
        if (dimensions.stream().anyMatch(dimension -> dimension <= 0)) {
            throw new PictureException("its dimensions are " + dimensions + "; expected positive ones");
        }
        int most = limits.intOf(Limit.PVA_ARRAY_BYTES);
        long bytes = type.bytes();
        for (int dimension : dimensions) {
            bytes *= dimension;
            if (bytes > most) {
                limits.reached(Limit.PVA_ARRAY_BYTES);
                throw new PictureException("its dimensions are " + dimensions + " of " + type + "; the limit "
                        + Limit.PVA_ARRAY_BYTES.key() + " allows " + most + " bytes");
            }
        }
        return (int) bytes;
    }

    /** Without dimensions of one element in excess of two; one dimension is a single row. */
    private static List<Integer> sides(List<Integer> dimensions) {
        if (dimensions.size() == 1) {
            return List.of(dimensions.get(0), 1);
        }
        List<Integer> longer =
                dimensions.stream().filter(dimension -> dimension > 1).toList();
        boolean coloured = dimensions.size() == COLOURS && dimensions.contains(COLOURS);
        return dimensions.size() > 2 && longer.size() >= 2 && !coloured ? longer : dimensions;
    }

    /**
     * The picture that an array of this layout is.
     *
     * @param data little-endian elements
     * @param bayer which {@link ColorMode#BAYER} pattern
     */
    RawPicture picture(ScalarType type, byte[] data, int bayer) {
        SampleType samples = mode.isYuv() ? SampleType.UINT8 : type.samples();
        return new RawPicture(pixels(bayer), samples, ByteOrder.LITTLE_ENDIAN, size, data, 0);
    }

    private PixelLayout pixels(int bayer) {
        return switch (mode) {
            case MONO -> PixelLayout.GRAY;
            case BAYER -> BAYER[bayer & 3];
            case RGB1 -> PixelLayout.RGB;
            case RGB2 -> PixelLayout.RGB_ROWS;
            case RGB3 -> PixelLayout.RGB_PLANES;
            case YUV444 -> PixelLayout.UYV_FULL;
            case YUV422 -> PixelLayout.UYVY_FULL;
            case YUV411 -> PixelLayout.UYYVYY_FULL;
        };
    }

    /** Drivers tell the width in pixels, in bytes, or beside the bytes of a pixel. */
    private static Layout yuv(ColorMode mode, List<Integer> dimensions, List<Integer> sides, int bytes) {
        long pixels = bytes * 2L / mode.halfBytes();
        int height = sides.get(sides.size() - 1);
        int width = (int) (pixels / height);
        if ((long) width * height * mode.halfBytes() != bytes * 2L) {
            throw new PictureException("its dimensions are " + dimensions + ", " + bytes
                    + " bytes; expected a whole number of rows of " + mode + " pixels");
        }
        return new Layout(mode, new Size(width, height), bytes);
    }
}
