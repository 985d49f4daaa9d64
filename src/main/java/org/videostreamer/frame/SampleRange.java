package org.videostreamer.frame;

/**
 * Which values a camera's samples take, so far as anybody knows. A sample that has the highest is saturated.
 *
 * @param bits of a sample that are used, without those that are always zero; of signed ones with the sign
 * @param lowest what a sample of no light has, or the most negative value there can be
 * @param highest what a sample of too much light has; infinite where nothing bounds it
 * @param guessed whether it is only what the samples so far look like; nobody has told
 */
public record SampleRange(int bits, double lowest, double highest, boolean guessed) {

    /** @throws IllegalArgumentException if it holds no two values */
    public SampleRange {
        if (!(lowest < highest)) {
            throw new IllegalArgumentException("a range from " + lowest + " to " + highest);
        }
    }

    /**
     * What is known of samples by their type alone: all that it holds, which is a guess but of unsigned bytes, as few cameras
     * use it all. Floating point numbers, whose largest means nothing, have no bounds.
     */
    public static SampleRange of(SampleType type) {
        return type.isFloat()
                ? new SampleRange(type.bits(), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false)
                : new SampleRange(type.bits(), type.lowest(), type.highest(), type != SampleType.UINT8);
    }

    /**
     * Integers of so many bits, in the low bits of a larger number.
     *
     * @param bits 1 to 64, with the sign; not more than the type has
     */
    public static SampleRange ofBits(SampleType type, int bits) {
        double span = Math.scalb(1.0, bits);
        return type.isSigned()
                ? new SampleRange(bits, -span / 2, span / 2 - 1, false)
                : new SampleRange(bits, 0, span - 1, false);
    }

    /** What somebody says who knows; of integers as many bits as the numbers take. */
    public static SampleRange told(SampleType type, double lowest, double highest) {
        int magnitude = Math.getExponent(Math.max(1, Math.max(highest, -lowest - 1))) + 1;
        int bits = type.isFloat() ? type.bits() : Math.min(type.bits(), magnitude + (lowest < 0 ? 1 : 0));
        return new SampleRange(bits, lowest, highest, false);
    }

    /** Whether it has an end on both sides. */
    public boolean isBounded() {
        return lowest > Double.NEGATIVE_INFINITY && highest < Double.POSITIVE_INFINITY;
    }
}
