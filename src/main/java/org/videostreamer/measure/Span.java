package org.videostreamer.measure;

/**
 * A stretch of sample values.
 *
 * @param low where it begins
 * @param high where it ends; not below the low end
 */
public record Span(double low, double high) {

    /** Whole numbers up to this are all told apart. */
    private static final double EXACT = 0x1p53;

    /** From the low end to the high one. */
    public double width() {
        return high - low;
    }

    /** Both ends with a comma between them; whole numbers without a point. */
    @Override
    public String toString() {
        return text(low) + "," + text(high);
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < EXACT
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
