package org.videostreamer.measure;

import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.SampleType;

/**
 * The samples along a line of a picture, both ends included: one of each column, or of each row where the line is steeper.
 *
 * @param x the columns
 * @param y the rows
 * @param values the samples there
 */
public record Profile(int[] x, int[] y, double[] values) {

    /**
     * Follows a line from one pixel to another; where it passes between two, the nearer one counts.
     *
     * @param picture gray, in which both ends lie
     */
    public static Profile along(Pixels picture, int fromX, int fromY, int toX, int toY) {
        int steps = Math.max(Math.abs(toX - fromX), Math.abs(toY - fromY));
        int[] x = between(fromX, toX, steps);
        int[] y = between(fromY, toY, steps);
        return new Profile(
                x,
                y,
                IntStream.rangeClosed(0, steps)
                        .mapToDouble(i -> at(picture, x[i], y[i]))
                        .toArray());
    }

    private static int[] between(int from, int to, int steps) {
        return IntStream.rangeClosed(0, steps)
                .map(i -> steps == 0 ? from : (int) Math.round(from + (double) (to - from) * i / steps))
                .toArray();
    }

    /** The sample of a pixel that lies in a gray picture. */
    public static double at(Pixels picture, int x, int y) {
        SampleType type = picture.format().samples();
        ByteBuffer bytes = picture.bytes();
        return SampleValue.of(type, bytes, (y * picture.size().width() + x) * type.bytes());
    }
}
