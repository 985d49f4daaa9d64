package org.videostreamer.source.pva;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds out of which type elements were before compression. The size decides: what does not fill the array to the byte
 * cannot be, whatever {@code codec.parameters} says.
 *
 * @param code the number in {@code codec.parameters}, where there is one
 * @param typedLong whether it came as a {@code long}: then areaDetector's own numbers are meant, as its PVXS plugin sent
 *     them at first, else pvData's
 * @param wholeBytes {@code uncompressedSize}, or 0 where it is not told
 */
record CompressedType(Optional<Integer> code, boolean typedLong, long wholeBytes) {

    /** areaDetector's {@code NDDataType_t}, in its order. */
    private static final List<ScalarType> DETECTOR_TYPES = List.of(
            ScalarType.BYTE,
            ScalarType.UBYTE,
            ScalarType.SHORT,
            ScalarType.USHORT,
            ScalarType.INT,
            ScalarType.UINT,
            ScalarType.LONG,
            ScalarType.ULONG,
            ScalarType.FLOAT,
            ScalarType.DOUBLE);

    private static final List<ScalarType> ANY =
            List.of(ScalarType.UBYTE, ScalarType.USHORT, ScalarType.UINT, ScalarType.ULONG);

    /**
     * The type.
     *
     * @param dimensions of the array
     * @param sent the type in which the compressed bytes came: bytes, or from some servers the type itself
     */
    ScalarType of(List<Integer> dimensions, ScalarType sent) {
        List<ScalarType> told = told(sent).toList();
        return Stream.concat(told.stream(), ANY.stream())
                .filter(type -> fills(type, dimensions))
                .findFirst()
                .orElseGet(() -> told.stream().findFirst().orElse(sent));
    }

    private Stream<ScalarType> told(ScalarType sent) {
        Stream<ScalarType> pvData = code.flatMap(ScalarType::ofCode).stream();
        Stream<ScalarType> detector =
                code.filter(number -> number >= 0 && number < DETECTOR_TYPES.size()).map(DETECTOR_TYPES::get).stream();
        Stream<ScalarType> numbered = typedLong ? Stream.concat(detector, pvData) : Stream.concat(pvData, detector);
        // Bytes say nothing: compressed data always is of them.
        return sent.bytes() > 1 ? Stream.concat(Stream.of(sent), numbered) : numbered;
    }

    private boolean fills(ScalarType type, List<Integer> dimensions) {
        long bytes = type.bytes();
        for (int dimension : dimensions) {
            if (dimension <= 0 || bytes > Integer.MAX_VALUE) {
                return false;
            }
            bytes *= dimension;
        }
        return bytes == wholeBytes;
    }
}
