package org.videostreamer.frame;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a picture lies on its detector, in the detector's own pixels: places in the picture and where they are there. A pixel
 * in column c and row r reaches from (c, r) to (c + 1, r + 1).
 *
 * @param x the detector's column of a place
 * @param y the detector's row of a place
 */
public record DetectorArea(Line x, Line y) {

    /**
     * One coordinate on the detector.
     *
     * @param start that of the picture's first corner, (0, 0)
     * @param perColumn by how much it grows from column to column; below zero where the picture is mirrored
     * @param perRow by how much it grows from row to row; zero but where the picture is on its side
     */
    public record Line(double start, double perColumn, double perRow) {

        /** The coordinate of a place in the picture. */
        public double at(double column, double row) {
            return start + column * perColumn + row * perRow;
        }

        /** The first of the detector's pixels that lie, at least in part, in a pixel of the picture. */
        private double first(int column, int row) {
            double first = Math.min(at(column, row), at(column + 1, row + 1));
            return Math.floor(Math.min(first, Math.min(at(column, row + 1), at(column + 1, row))));
        }

        private List<Double> written() {
            return List.of(start, perColumn, perRow);
        }
    }

    /**
     * One side of a picture whose sides are the detector's own.
     *
     * @param offset the first of the detector's pixels, however the picture is mirrored
     * @param binning how many of the detector's pixels make one of the picture; at least 1
     * @param reversed whether the picture begins at the far end
     * @param pixels of the picture along this side
     */
    public record Side(int offset, int binning, boolean reversed, int pixels) {

        private double start() {
            return reversed ? offset + (double) binning * pixels : offset;
        }

        private double step() {
            return reversed ? -binning : binning;
        }
    }

    /** That of a picture whose sides are the detector's own. */
    public static DetectorArea of(Side across, Side down) {
        return new DetectorArea(new Line(across.start(), across.step(), 0), new Line(down.start(), 0, down.step()));
    }

    /** Column and row of the first of the detector's pixels that make a pixel of the picture. */
    public List<Long> pixel(int column, int row) {
        return List.of((long) x.first(column, row), (long) y.first(column, row));
    }

    /** As JSON has it: start, and growth from column to column and from row to row, of {@code x} and {@code y}. */
    public Map<String, List<Double>> written() {
        Map<String, List<Double>> all = new LinkedHashMap<>();
        all.put("x", x.written());
        all.put("y", y.written());
        return all;
    }
}
