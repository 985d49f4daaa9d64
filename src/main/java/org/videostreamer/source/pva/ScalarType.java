package org.videostreamer.source.pva;

import java.util.Optional;

/** The element types of arrays, in the order of pvData's {@code ScalarType}, by whose number codecs tell them. */
enum ScalarType {
    /** One byte an element: 0 or 255, so that true is white. */
    BOOLEAN(1),
    BYTE(1),
    SHORT(2),
    INT(4),
    LONG(8),
    UBYTE(1),
    USHORT(2),
    UINT(4),
    ULONG(8),
    FLOAT(4),
    DOUBLE(8);

    private final int bytes;

    ScalarType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes an element. */
    int bytes() {
        return bytes;
    }

    /** The type of a number in {@code codec.parameters}. */
    static Optional<ScalarType> ofCode(int code) {
        return code >= 0 && code < values().length ? Optional.of(values()[code]) : Optional.empty();
    }
}
