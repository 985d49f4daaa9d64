package org.videostreamer.frame;

/** What one sample of a picture is: a number of so many bytes, in this machine's byte order. */
public enum SampleType {
    UINT8(1, 0, 0xFF),
    INT8(1, Byte.MIN_VALUE, Byte.MAX_VALUE),
    UINT16(2, 0, 0xFFFF),
    INT16(2, Short.MIN_VALUE, Short.MAX_VALUE),
    UINT32(4, 0, 0xFFFF_FFFFL),
    INT32(4, Integer.MIN_VALUE, Integer.MAX_VALUE),
    UINT64(8, 0, 0x1p64),
    INT64(8, Long.MIN_VALUE, Long.MAX_VALUE),
    FLOAT32(4, -Float.MAX_VALUE, Float.MAX_VALUE),
    FLOAT64(8, -Double.MAX_VALUE, Double.MAX_VALUE);

    private final int bytes;
    private final double lowest;
    private final double highest;

    SampleType(int bytes, double lowest, double highest) {
        this.bytes = bytes;
        this.lowest = lowest;
        this.highest = highest;
    }

    /** Bytes that a sample takes. */
    public int bytes() {
        return bytes;
    }

    /** Bits that a sample takes. */
    public int bits() {
        return bytes * Byte.SIZE;
    }

    /** Whether there are negative ones. */
    public boolean isSigned() {
        return lowest < 0;
    }

    /** Whether it is a floating point number, which may be infinite, or none at all. */
    public boolean isFloat() {
        return this == FLOAT32 || this == FLOAT64;
    }

    /** The smallest finite value. */
    public double lowest() {
        return lowest;
    }

    /** The largest finite value; of integers of 64 bits the next that a {@code double} holds. */
    public double highest() {
        return highest;
    }
}
