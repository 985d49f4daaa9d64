package org.videostreamer.source.pva;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.frame.PictureException;

class ArrayCodecTest {

    private static final int ROUNDS = 60;

    private final ArrayCodec codec = new ArrayCodec(new ByteArrayPool());

    static Stream<CodecVector> vectors() {
        return CodecVector.all();
    }

    @Test
    void everyVectorIsThere() {
        assertThat(vectors()).hasSize(61);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void whatTheCLibrariesCompressedComesBackToTheByte(CodecVector vector) {
        byte[] raw = vector.raw();
        byte[] out = decode(vector, vector.compressed(), raw.length);
        assertThat(Arrays.copyOf(out, raw.length)).isEqualTo(raw);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void aCutOffArrayIsRefused(CodecVector vector) {
        byte[] whole = vector.compressed();
        Random random = new Random(vector.name().hashCode());
        for (int i = 0; i < ROUNDS; i++) {
            // At least two bytes: the last one may be a check sum's, or none of the data's.
            byte[] cut = Arrays.copyOf(whole, random.nextInt(whole.length - 8));
            assertThatThrownBy(() -> decode(vector, cut, vector.raw().length)).isInstanceOf(PictureException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void aGarbledArrayIsDecodedOrRefusedAndNothingElse(CodecVector vector) {
        byte[] whole = vector.compressed();
        int expected = vector.raw().length;
        Random random = new Random(vector.name().hashCode());
        for (int i = 0; i < ROUNDS; i++) {
            byte[] garbled = whole.clone();
            // Half of them in the first bytes, where lengths are told.
            int reach = i % 2 == 0 ? 48 : whole.length;
            for (int hit = 0; hit < 1 + random.nextInt(8); hit++) {
                garbled[random.nextInt(reach)] = (byte) random.nextInt();
            }
            try {
                decode(vector, garbled, expected);
            } catch (PictureException e) {
                assertThat(e).hasMessageStartingWith("its ");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void anArrayOfAnotherSizeIsRefused(CodecVector vector) {
        byte[] whole = vector.compressed();
        int expected = vector.raw().length;
        assertThatThrownBy(() -> decode(vector, whole, expected + 64)).isInstanceOf(PictureException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rgb.1", "m16.2", "odd.1"})
    void aChunkOfAnHdf5FileIsTakenAsPlainLz4Too(String name) {
        CodecVector vector = new CodecVector(name + ".lz4hdf5");
        byte[] chunk = vector.compressed();
        byte[] out = codec.decode("lz4", chunk, chunk.length, vector.raw().length, vector.width());
        assertThat(Arrays.copyOf(out, vector.raw().length)).isEqualTo(vector.raw());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -8, 9, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void aChunkWithAnOddBlockSizeIsRefused(int blockSize) {
        CodecVector vector = new CodecVector("m16.2.bslz4-hdf5");
        byte[] chunk = vector.compressed();
        ByteBuffer.wrap(chunk).putInt(8, blockSize);
        assertThatThrownBy(() -> decode(vector, chunk, vector.raw().length)).isInstanceOf(PictureException.class);
    }

    @Test
    void anUnknownCodecIsNamed() {
        assertThatThrownBy(() -> codec.decode("jpeg2000", new byte[1], 1, 1, 1))
                .hasMessage("its codec is 'jpeg2000'; expected none, jpeg, zlib, blosc, lz4, lz4hdf5 or bslz4");
    }

    private byte[] decode(CodecVector vector, byte[] compressed, int expected) {
        return codec.decode(vector.codec(), compressed, compressed.length, expected, vector.width());
    }
}
