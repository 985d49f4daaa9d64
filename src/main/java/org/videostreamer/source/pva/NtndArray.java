package org.videostreamer.source.pva;

import java.util.List;
import java.util.Optional;

/**
 * What one update of an NTNDArray holds, copied out of the client's own memory.
 *
 * @param type the elements, of compressed data those before compression
 * @param data the elements, little-endian, lent by a {@link ByteArrayPool}; may be longer than what counts; nothing of what is
 *     too large
 * @param length the bytes that count
 * @param dimensions the fastest first
 * @param codec the compression, empty for none
 * @param colorMode areaDetector's {@code ColorMode} attribute, where there is one
 * @param bayer areaDetector's {@code BayerPattern} attribute, 0 if there is none
 * @param stamp number and time
 */
record NtndArray(
        ScalarType type,
        byte[] data,
        int length,
        List<Dimension> dimensions,
        String codec,
        Optional<Integer> colorMode,
        int bayer,
        ArrayStamp stamp) {

    NtndArray {
        dimensions = List.copyOf(dimensions);
    }

    /** How many elements it has along each dimension. */
    List<Integer> sides() {
        return dimensions.stream().map(Dimension::size).toList();
    }

    /** Whether it was too large to be copied. */
    boolean isTooLarge() {
        return data.length < length;
    }

    /** Whether it is a part of what the PV holds: every array has dimensions, which are told once and when they change. */
    boolean lacksItsBeginning() {
        return !isEmpty() && dimensions.isEmpty() && !codec.equals("jpeg");
    }

    /** Whether there is no picture at all, as before a detector's first acquisition. */
    boolean isEmpty() {
        return length == 0;
    }
}
