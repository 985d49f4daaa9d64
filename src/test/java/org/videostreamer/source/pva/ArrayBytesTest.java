package org.videostreamer.source.pva;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.epics.pva.data.PVABoolArray;
import org.epics.pva.data.PVAByteArray;
import org.epics.pva.data.PVAData;
import org.epics.pva.data.PVADoubleArray;
import org.epics.pva.data.PVAFloatArray;
import org.epics.pva.data.PVAIntArray;
import org.epics.pva.data.PVALongArray;
import org.epics.pva.data.PVAShortArray;
import org.epics.pva.data.PVAString;
import org.epics.pva.data.PVAStringArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArrayBytesTest {

    private static final String NAME = "value";
    private static final byte[] BYTES = {1, -2};
    private static final short[] SHORTS = {0x0102, -2};
    private static final int[] INTS = {0x01020304, -2};
    private static final long[] LONGS = {0x0102030405060708L, -2};

    private final ByteArrayPool arrayPool = new ByteArrayPool();

    static Stream<Arguments> numbers() {
        String shorts = "0201feff";
        String ints = "04030201feffffff";
        String longs = "0807060504030201feffffffffffffff";
        return Stream.of(
                arguments(new PVAByteArray(NAME, false, BYTES), ScalarType.BYTE, "01fe"),
                arguments(new PVAByteArray(NAME, true, BYTES), ScalarType.UBYTE, "01fe"),
                arguments(new PVAShortArray(NAME, false, SHORTS), ScalarType.SHORT, shorts),
                arguments(new PVAShortArray(NAME, true, SHORTS), ScalarType.USHORT, shorts),
                arguments(new PVAIntArray(NAME, false, INTS), ScalarType.INT, ints),
                arguments(new PVAIntArray(NAME, true, INTS), ScalarType.UINT, ints),
                arguments(new PVALongArray(NAME, false, LONGS), ScalarType.LONG, longs),
                arguments(new PVALongArray(NAME, true, LONGS), ScalarType.ULONG, longs),
                arguments(new PVAFloatArray(NAME, 1, -2), ScalarType.FLOAT, "0000803f000000c0"),
                arguments(new PVADoubleArray(NAME, 1, -2), ScalarType.DOUBLE, "000000000000f03f00000000000000c0"),
                arguments(new PVABoolArray(NAME, true, false, true), ScalarType.BOOLEAN, "ff00ff"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("numbers")
    void areTheElementsInLittleEndian(PVAData array, ScalarType type, String bytes) {
        int length = bytes.length() / 2;
        // What the last picture has left.
        byte[] used = new byte[length + 1];
        Arrays.fill(used, (byte) 0x55);
        arrayPool.giveBack(used);
        ArrayBytes copy = ArrayBytes.copy(array, arrayPool, length).orElseThrow();
        assertThat(copy.type()).isEqualTo(type);
        assertThat(copy.length()).isEqualTo(length);
        assertThat(copy.data()).isSameAs(used);
        assertThat(HexFormat.of().formatHex(copy.data())).isEqualTo(bytes + "55");
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("numbers")
    void ofWhatIsTooLargeTheLengthAloneIsTold(PVAData array, ScalarType type, String bytes) {
        int length = bytes.length() / 2;
        ArrayBytes copy = ArrayBytes.copy(array, arrayPool, length - 1).orElseThrow();
        assertThat(copy.type()).isEqualTo(type);
        assertThat(copy.length()).isEqualTo(length);
        assertThat(copy.data()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void noElementsAreNoBytes(int most) {
        ArrayBytes copy =
                ArrayBytes.copy(new PVAIntArray(NAME, true), arrayPool, most).orElseThrow();
        assertThat(copy.type()).isEqualTo(ScalarType.UINT);
        assertThat(copy.length()).isZero();
        assertThat(copy.data()).isEmpty();
    }

    @Test
    void whatAreNoNumbersIsNotCopied() {
        assertThat(ArrayBytes.copy(new PVAStringArray(NAME, "1"), arrayPool, 10))
                .isEmpty();
        assertThat(ArrayBytes.copy(new PVAString(NAME, "1"), arrayPool, 10)).isEmpty();
    }
}
