package org.videostreamer.source.pva;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.function.Consumer;
import org.epics.pva.data.PVABoolArray;
import org.epics.pva.data.PVAByteArray;
import org.epics.pva.data.PVAData;
import org.epics.pva.data.PVADoubleArray;
import org.epics.pva.data.PVAFloatArray;
import org.epics.pva.data.PVAIntArray;
import org.epics.pva.data.PVALongArray;
import org.epics.pva.data.PVAShortArray;

/**
 * The elements of an array, copied.
 *
 * @param data little-endian, lent by a {@link ByteArrayPool}; may be longer than what counts; nothing of what is too large
 * @param length the bytes that count
 */
record ArrayBytes(ScalarType type, byte[] data, int length) {

    private static final byte WHITE = (byte) 255;

    /** No elements. */
    static final ArrayBytes NONE = new ArrayBytes(ScalarType.UBYTE, new byte[0], 0);

    /**
     * Copies; empty if these are no numbers.
     *
     * @param most bytes that are copied: of more there is no second copy beside the client's own
     */
    static Optional<ArrayBytes> copy(PVAData value, ByteArrayPool arrayPool, int most) {
        ArrayBytes copy = null;
        if (value instanceof PVAByteArray array) {
            byte[] from = array.get();
            ScalarType type = array.isUnsigned() ? ScalarType.UBYTE : ScalarType.BYTE;
            copy = copy(type, from.length, arrayPool, most, out -> out.put(from));
        } else if (value instanceof PVAShortArray array) {
            short[] from = array.get();
            ScalarType type = array.isUnsigned() ? ScalarType.USHORT : ScalarType.SHORT;
            copy = copy(type, from.length, arrayPool, most, out -> out.asShortBuffer()
                    .put(from));
        } else if (value instanceof PVAIntArray array) {
            int[] from = array.get();
            ScalarType type = array.isUnsigned() ? ScalarType.UINT : ScalarType.INT;
            copy = copy(
                    type, from.length, arrayPool, most, out -> out.asIntBuffer().put(from));
        } else if (value instanceof PVALongArray array) {
            long[] from = array.get();
            ScalarType type = array.isUnsigned() ? ScalarType.ULONG : ScalarType.LONG;
            copy = copy(type, from.length, arrayPool, most, out -> out.asLongBuffer()
                    .put(from));
        } else if (value instanceof PVAFloatArray array) {
            float[] from = array.get();
            copy = copy(ScalarType.FLOAT, from.length, arrayPool, most, out -> out.asFloatBuffer()
                    .put(from));
        } else if (value instanceof PVADoubleArray array) {
            double[] from = array.get();
            copy = copy(ScalarType.DOUBLE, from.length, arrayPool, most, out -> out.asDoubleBuffer()
                    .put(from));
        } else if (value instanceof PVABoolArray array) {
            boolean[] from = array.get();
            copy = copy(ScalarType.BOOLEAN, from.length, arrayPool, most, out -> whiten(from, out));
        }
        return Optional.ofNullable(copy);
    }

    private static void whiten(boolean[] from, ByteBuffer out) {
        for (boolean value : from) {
            out.put(value ? WHITE : 0);
        }
    }

    private static ArrayBytes copy(
            ScalarType type, int count, ByteArrayPool arrayPool, int most, Consumer<ByteBuffer> fill) {
        int length = (int) Math.min(Integer.MAX_VALUE, (long) count * type.bytes());
        if (length > most) {
            return new ArrayBytes(type, new byte[0], length);
        }
        byte[] data = arrayPool.take(length);
        fill.accept(ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN));
        return new ArrayBytes(type, data, length);
    }
}
