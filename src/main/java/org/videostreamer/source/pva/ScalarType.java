package org.videostreamer.source.pva;

import java.util.Optional;
import org.videostreamer.frame.SampleType;

/** The element types of arrays, in the order of pvData's {@code ScalarType}, by whose number codecs tell them. */
enum ScalarType {
    /** One byte an element: 0 or 255, so that true is white. */
    BOOLEAN(SampleType.UINT8),
    BYTE(SampleType.INT8),
    SHORT(SampleType.INT16),
    INT(SampleType.INT32),
    LONG(SampleType.INT64),
    UBYTE(SampleType.UINT8),
    USHORT(SampleType.UINT16),
    UINT(SampleType.UINT32),
    ULONG(SampleType.UINT64),
    FLOAT(SampleType.FLOAT32),
    DOUBLE(SampleType.FLOAT64);

    private final SampleType samples;

    ScalarType(SampleType samples) {
        this.samples = samples;
    }

    /** What an element is as a sample of a picture. */
    SampleType samples() {
        return samples;
    }

    /** Bytes an element. */
    int bytes() {
        return samples.bytes();
    }

    /** The type of a number in {@code codec.parameters}. */
    static Optional<ScalarType> ofCode(int code) {
        return code >= 0 && code < values().length ? Optional.of(values()[code]) : Optional.empty();
    }
}
