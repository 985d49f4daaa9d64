package org.videostreamer.source.pva;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.frame.PictureException;

class Lz4BlocksTest {

    private static final byte GUARD = 0x55;
    private static final int BESIDE = 8;
    /** Sixteen times 0x61. */
    private static final byte[] SIXTEEN = hex("16610100506161616161");
    /** Literals: the bits of eight bytes, of which only the first has some. */
    private static final byte[] SHUFFLED = hex("80" + "0101010101010101");

    private static final String EIGHT = "ff00000000000000";
    /** The same of eight pairs of bytes: the first one's first byte, the second one's second. */
    private static final byte[] SHUFFLED_PAIRS = hex("f001" + "0101010101010101" + "0202020202020202");

    private static final String EIGHT_PAIRS = "ff0000ff" + "00".repeat(12);

    private final ByteArrayPool arrayPool = new ByteArrayPool();
    private final Lz4Blocks blocks = new Lz4Blocks(arrayPool);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 11})
    void aChunkShorterThanItsHeaderIsCutOff(int length) {
        byte[] in = Arrays.copyOf(chunk(0, 1).array(), length);
        cutOff(() -> blocks.decodeHdf5(in, length, new byte[0], 0));
        cutOff(() -> blocks.decodeHdf5(chunk(0, 1).array(), length, new byte[0], 0));
    }

    @Test
    void aChunkOfNothingIsItsHeader() {
        assertThat(hdf5(chunk(0, 1), 0)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "15, 16",
        "17, 16",
        "-16, 16",
        "4294967312, 16",
        "16, 0",
        "16, -1",
        "16, -2147483648",
    })
    void anotherSizeOrNoBlockSizeIsTold(long total, int blockSize) {
        ByteBuffer chunk = chunk(total, blockSize).putInt(16).put(new byte[16]);
        assertThatThrownBy(() -> hdf5(chunk, 16))
                .isInstanceOf(PictureException.class)
                .hasMessage("its lz4hdf5 header tells " + total + " bytes in blocks of " + blockSize
                        + " where 16 bytes were expected");
    }

    @Test
    void blocksOfAChunkAreCompressedOrStoredEachForItself() {
        ByteBuffer chunk = chunk(67, 16);
        block(chunk, SIXTEEN);
        block(chunk, hex("000102030405060708090a0b0c0d0e0f"));
        block(chunk, SIXTEEN);
        block(chunk, SIXTEEN);
        block(chunk, hex("010203"));
        assertThat(hdf5(chunk, 67))
                .isEqualTo(hex("61".repeat(16) + "000102030405060708090a0b0c0d0e0f" + "61".repeat(32) + "010203"));
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 17, Integer.MAX_VALUE})
    void aBlockOfAChunkIsNoLargerThanTheWhole(int blockSize) {
        ByteBuffer chunk = chunk(16, blockSize);
        block(chunk, SIXTEEN);
        assertThat(hdf5(chunk, 16)).isEqualTo(hex("61".repeat(16)));
    }

    @ParameterizedTest(name = "{0} bytes of {1}")
    @CsvSource({"16, 15", "16, 0", "10, 9", "17, 16", "-1, 16", "-2147483648, 16", "2147483647, 16"})
    void aBlockThatEndsBehindItsChunkIsCutOff(int told, int there) {
        ByteBuffer chunk = chunk(16, 16).putInt(told).put(new byte[there]);
        cutOff(() -> hdf5(chunk, 16));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void aBlockWithoutItsLengthIsCutOff(int bytes) {
        cutOff(() -> hdf5(chunk(16, 16).put(new byte[bytes]), 16));
        cutOff(() -> shuffled(ByteBuffer.allocate(64).put(new byte[bytes]), 8, 1));
    }

    @Test
    void aBlockOfNoBytesIsDamaged() {
        damaged(() -> hdf5(chunk(16, 16).putInt(0), 16));
        damaged(() -> shuffled(ByteBuffer.allocate(64).putInt(0), 8, 1));
    }

    @Test
    void plainLz4IsOneBlock() {
        assertThat(plain(ByteBuffer.allocate(64).put(SIXTEEN), 16)).isEqualTo(hex("61".repeat(16)));
    }

    @Test
    void aChunkIsTakenForPlainLz4() {
        ByteBuffer chunk = chunk(32, 16);
        block(chunk, SIXTEEN);
        block(chunk, SIXTEEN);
        assertThat(plain(chunk, 32)).isEqualTo(hex("61".repeat(32)));
    }

    @Test
    void aChunksHeaderIsKnownFromItsLastByteOn() {
        byte[] header = chunk(16, 16).array();
        cutOff(() -> blocks.decode(header, 12, new byte[16], 16));
        cutOff(() -> blocks.decodeShuffled(header, 12, new byte[16], 16, 1));
        // One less is data: a match from before the first byte.
        damaged(() -> blocks.decode(header, 11, new byte[16], 16));
        damaged(() -> blocks.decode(header, 12, new byte[15], 15));
    }

    @ParameterizedTest(name = "{0} bytes an element, {1} over")
    @CsvSource({"1, ''", "1, 01", "1, 01020304050607", "2, ''", "2, 01", "2, 0102030405060708090a0b0c0d0e0f"})
    void whatFillsNoEightElementsComesAsItIs(int width, String over) {
        ByteBuffer in = ByteBuffer.allocate(128);
        block(in, width == 1 ? SHUFFLED : SHUFFLED_PAIRS);
        in.put(hex(over));
        String bytes = width == 1 ? EIGHT : EIGHT_PAIRS;
        assertThat(shuffled(in, 8 * width + over.length() / 2, width)).isEqualTo(hex(bytes + over));
    }

    @ParameterizedTest(name = "{0} bytes an element, {1} bytes")
    @CsvSource({"1, 01020304050607", "2, 0102030405060708090a0b0c0d0e0f", "8, 01", "8, ''"})
    void lessThanEightElementsAreNotShuffled(int width, String bytes) {
        int length = bytes.length() / 2;
        assertThat(shuffled(ByteBuffer.allocate(64).put(hex(bytes)), length, width))
                .isEqualTo(hex(bytes));
        assertThat(shuffled(chunk(length, 8 * width).put(hex(bytes)), length, width))
                .isEqualTo(hex(bytes));
    }

    @Test
    void whatIsOverMustBeThere() {
        ByteBuffer in = ByteBuffer.allocate(64);
        block(in, SHUFFLED);
        cutOff(() -> shuffled(in.put(hex("0102")), 11, 1));
        cutOff(() -> shuffled(ByteBuffer.allocate(64).put(hex("01020304")), 5, 1));
        cutOff(() -> shuffled(ByteBuffer.allocate(64), 1, 1));
    }

    @ParameterizedTest(name = "{0} bytes an element")
    @CsvSource({"1, 8192", "2, 8192", "3, 8184", "8, 8192", "80, 10240"})
    void aBlockOutsideOfAChunkHasBitshufflesSize(int width, int size) {
        // One bit of the first element of the second block.
        byte[] second = new byte[8 * width];
        second[0] = 1;
        ByteBuffer in = ByteBuffer.allocate(2_048);
        block(in, Compressors.compress("lz4", new byte[size]));
        block(in, Compressors.compress("lz4", second));
        byte[] expected = new byte[size + 8 * width];
        expected[size] = 1;
        assertThat(shuffled(in, expected.length, width)).isEqualTo(expected);
        assertThat(arrayPool.kept()).isEqualTo(size);
    }

    @Test
    void aChunkTellsTheSizeOfItsShuffledBlocks() {
        ByteBuffer chunk = chunk(27, 8);
        block(chunk, SHUFFLED);
        block(chunk, SHUFFLED);
        block(chunk, SHUFFLED);
        assertThat(shuffled(chunk.put(hex("010203")), 27, 1)).isEqualTo(hex(EIGHT.repeat(3) + "010203"));
        ByteBuffer pairs = chunk(32, 16);
        block(pairs, SHUFFLED_PAIRS);
        block(pairs, SHUFFLED_PAIRS);
        assertThat(shuffled(pairs, 32, 2)).isEqualTo(hex(EIGHT_PAIRS.repeat(2)));
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 48, 0x7FFFFFF0})
    void aShuffledBlockOfAChunkIsNoLargerThanTheWhole(int blockSize) {
        ByteBuffer chunk = chunk(33, blockSize);
        block(chunk, Compressors.compress("lz4", new byte[32]));
        assertThat(shuffled(chunk.put((byte) 1), 33, 2)).isEqualTo(hex("00".repeat(32) + "01"));
        assertThat(arrayPool.kept()).isEqualTo(32);
    }

    @ParameterizedTest(name = "blocks of {0}, {1} bytes an element")
    @CsvSource({"0, 2", "-16, 2", "-2147483648, 2", "4, 2", "8, 2", "17, 2", "24, 2", "8, 4", "33, 4"})
    void aShuffledChunkInBlocksOfNoEightsIsDamaged(int blockSize, int width) {
        ByteBuffer chunk = chunk(48, blockSize);
        block(chunk, SHUFFLED_PAIRS);
        block(chunk, SHUFFLED_PAIRS);
        block(chunk, SHUFFLED_PAIRS);
        cutOff(() -> shuffled(chunk, 48, width));
        cutOff(() -> shuffled(chunk(3, blockSize).put(new byte[3]), 3, width));
    }

    @Test
    void theRoomToShuffleInIsGivenBackOfDamagedBlocksToo() {
        ByteBuffer chunk = chunk(16, 8);
        block(chunk, SHUFFLED);
        cutOff(() -> shuffled(chunk, 16, 1));
        assertThat(arrayPool.kept()).isEqualTo(8);
        block(chunk, hex("00"));
        damaged(() -> shuffled(chunk, 16, 1));
        assertThat(arrayPool.kept()).isEqualTo(8);
    }

    /** A chunk's header, behind which a test goes on. */
    private static ByteBuffer chunk(long total, int blockSize) {
        return ByteBuffer.allocate(128).putLong(total).putInt(blockSize);
    }

    private static void block(ByteBuffer in, byte[] data) {
        in.putInt(data.length).put(data);
    }

    private byte[] hdf5(ByteBuffer in, int expected) {
        byte[] out = guarded(expected);
        blocks.decodeHdf5(in.array(), in.position(), out, expected);
        return unguarded(out);
    }

    private byte[] plain(ByteBuffer in, int expected) {
        byte[] out = guarded(expected);
        blocks.decode(in.array(), in.position(), out, expected);
        return unguarded(out);
    }

    private byte[] shuffled(ByteBuffer in, int expected, int width) {
        byte[] out = guarded(expected);
        blocks.decodeShuffled(in.array(), in.position(), out, expected, width);
        return unguarded(out);
    }

    private static byte[] guarded(int length) {
        byte[] out = new byte[length + BESIDE];
        Arrays.fill(out, GUARD);
        return out;
    }

    private static byte[] unguarded(byte[] out) {
        int length = out.length - BESIDE;
        assertThat(Arrays.copyOfRange(out, length, out.length)).containsOnly(GUARD);
        return Arrays.copyOf(out, length);
    }

    private static void cutOff(ThrowingCallable decoding) {
        assertThatThrownBy(decoding)
                .isInstanceOf(PictureException.class)
                .hasMessage("its lz4 blocks are cut off or damaged");
    }

    private static void damaged(ThrowingCallable decoding) {
        assertThatThrownBy(decoding).isInstanceOf(PictureException.class).hasMessageStartingWith("its lz4 data ");
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
