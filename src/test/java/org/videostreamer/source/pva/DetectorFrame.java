package org.videostreamer.source.pva;

import java.time.Instant;
import org.videostreamer.frame.Size;

/**
 * What a simulated detector shows.
 *
 * @param codec {@code codec.name}: empty, jpeg, zlib, lz4, lz4hdf5 or blosc
 */
record DetectorFrame(long number, Instant time, Size size, ColorMode mode, ScalarType type, String codec) {

    static final Instant SOME_TIME = Instant.parse("2024-05-06T07:08:09.123456Z");

    /** Colour, pixel by pixel, not compressed. */
    static DetectorFrame of(long number, Size size) {
        return new DetectorFrame(number, SOME_TIME.plusMillis(number), size, ColorMode.RGB1, ScalarType.UBYTE, "");
    }

    DetectorFrame as(ColorMode otherMode, ScalarType otherType) {
        return new DetectorFrame(number, time, size, otherMode, otherType, codec);
    }

    DetectorFrame with(String otherCodec) {
        return new DetectorFrame(number, time, size, mode, type, otherCodec);
    }
}
