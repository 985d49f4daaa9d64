package org.videostreamer.source.pva;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.frame.PictureException;

/**
 * Frames by c-blosc's README_CHUNK_FORMAT: a byte each for the format, the codec's format, the flags and the bytes an
 * element; in four bytes each the bytes in all, those of a block, and those of the frame; the place of each block.
 */
class BloscFrameTest {

    private static final int HEADER = 16;
    private static final int BYTE_SHUFFLED = 1;
    private static final int STORED = 2;
    private static final int BIT_SHUFFLED = 4;
    private static final int NOT_SPLIT = 16;
    private static final int ZLIB = 3 << 5;
    private static final byte GUARD = 0x55;

    private final ByteArrayPool arrayPool = new ByteArrayPool();
    private final BloscFrame blosc = new BloscFrame(arrayPool);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15})
    void lessThanAHeaderIsRefused(int length) {
        byte[] in = frame(STORED, 1, 0, 1).array();
        assertThatThrownBy(() -> blosc.decode(in, length, new byte[0], 0))
                .isInstanceOf(PictureException.class)
                .hasMessage("its blosc data has " + length + " bytes, less than a header");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, BYTE_SHUFFLED, STORED, BIT_SHUFFLED, NOT_SPLIT})
    void nothingIsAHeader(int flags) {
        assertThat(decode(frame(flags, 2, 0, 1), 0)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 4, 4", "3, 4, 4", "-2, 4, 4", "2, 3, 4", "2, 5, 4", "2, -4, 4", "2, 0, 4", "2, 4, 0", "0, 0, 0"})
    void anotherFormatOrSizeIsTold(byte format, int total, int expected) {
        ByteBuffer frame = frame(STORED, 1, total, 4).put(new byte[8]).put(0, format);
        assertThatThrownBy(() -> decode(frame, expected))
                .isInstanceOf(PictureException.class)
                .hasMessage("its blosc header tells format " + format + " and " + total + " bytes where format 2 and "
                        + expected + " were expected");
    }

    @ParameterizedTest(name = "flags {0}, {1} bytes an element, blocks of {2}")
    @CsvSource({"2, 1, 4", "3, 4, 4", "0xe7, 0, 0", "0x16, 255, -1"})
    void whatIsStoredFollowsTheHeaderWhateverElseThatTells(String flags, int width, int blockSize) {
        ByteBuffer frame = frame(Integer.decode(flags), width, 4, blockSize).put(hex("01020304"));
        assertThat(decode(frame, 4)).containsExactly(1, 2, 3, 4);
        assertThat(decode(frame.put(GUARD), 4)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void whatIsStoredMustBeThere() {
        damaged(() -> decode(frame(STORED, 1, 4, 4).put(hex("010203")), 4));
        damaged(() -> decode(frame(STORED, 1, 4, 4), 4));
    }

    @ParameterizedTest(name = "codec {0}, {1} bytes an element, blocks of {2}")
    @CsvSource({"5, 1, 4", "6, 1, 4", "7, 1, 4", "0, 0, 4", "0, 1, 0", "0, 1, -1", "0, 1, -2147483648"})
    void whatNoHeaderCanTellIsDamaged(int codec, int width, int blockSize) {
        for (int flags : new int[] {0, NOT_SPLIT}) {
            damaged(() -> decode(oneStored(codec << 5 | flags, width, blockSize), 4));
        }
    }

    @ParameterizedTest(name = "{0} bytes an element, blocks of {1}")
    @CsvSource({"1, 4", "255, 4", "1, 5", "1, 2147483647", "255, 2147483647"})
    void elementsAndBlocksMayBeLargerThanTheWhole(int width, int blockSize) {
        assertThat(decode(oneStored(0, width, blockSize), 4)).containsExactly(1, 2, 3, 4);
    }

    private static ByteBuffer oneStored(int flags, int width, int blockSize) {
        return frame(flags, width, 4, blockSize).putInt(20).putInt(4).put(hex("01020304"));
    }

    @ParameterizedTest(name = "codec {0}")
    @CsvSource({
        "0, 0061e00600",
        "1, 16610100506161616161",
        "2, 1000613a0100",
        "3, 789c4b4c44050033980611",
        "4, 28b52ffd201083000061",
    })
    void everyCodecIsKnownByItsNumber(int codec, String compressed) {
        byte[] stream = hex(compressed);
        ByteBuffer frame =
                frame(codec << 5, 1, 16, 16).putInt(20).putInt(stream.length).put(stream);
        assertThat(decode(frame, 16)).isEqualTo(hex("61".repeat(16)));
    }

    @Test
    void blocksAreWhereTheTableTells() {
        ByteBuffer frame = frame(0, 1, 10, 4).putInt(42).putInt(34).putInt(28);
        frame.putInt(2).put(hex("090a"));
        frame.putInt(4).put(hex("05060708"));
        frame.putInt(4).put(hex("01020304"));
        assertThat(decode(frame, 10)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    @Test
    void compressedBlocksFillTheirPlaces() {
        byte[] first = Compressors.compress("zlib", hex("01".repeat(40)));
        byte[] last = Compressors.compress("zlib", hex("02".repeat(30)));
        ByteBuffer frame = frame(ZLIB, 1, 70, 40).putInt(24).putInt(28 + first.length);
        frame.putInt(first.length).put(first).putInt(last.length).put(last);
        assertThat(decode(frame, 70)).isEqualTo(hex("01".repeat(40) + "02".repeat(30)));
    }

    @ParameterizedTest(name = "{0} bytes in blocks of {1}, {2} of the table")
    @CsvSource({"4, 4, 0", "4, 4, 3", "8, 4, 7", "9, 4, 11", "2147483647, 1, 12"})
    void aTableThatIsCutOffIsDamaged(int total, int blockSize, int bytes) {
        ByteBuffer frame = frame(0, 1, total, blockSize).put(new byte[bytes]);
        byte[] in = Arrays.copyOf(frame.array(), frame.position());
        damaged(() -> blosc.decode(in, in.length, new byte[9], total));
    }

    @Test
    void aBlockMayStartWithTheTableAndEndWithTheFrame() {
        // Its place, 16, is its length too.
        byte[] bytes = hex("000102030405060708090a0b0c0d0e0f");
        assertThat(decode(frame(0, 1, 16, 16).putInt(HEADER).put(bytes), 16)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 12, 15, 29, 30, 31, 32, 33, Integer.MAX_VALUE})
    void aBlockThatStartsOutsideIsDamaged(int start) {
        // 32 bytes; a length that would do stands in the header.
        ByteBuffer frame = frame(0, 1, 4, 4).putInt(start).put(new byte[12]);
        frame.putInt(12, 4);
        damaged(() -> decode(frame, 4));
        byte[] in = Arrays.copyOf(frame.array(), frame.position());
        damaged(() -> blosc.decode(in, in.length, new byte[4], 4));
    }

    @Test
    void aStreamOfNoBytesIsItsCodecsAffair() {
        // The last four bytes are its length.
        ByteBuffer frame = frame(ZLIB, 1, 4, 4).putInt(28).put(new byte[8]).putInt(0);
        assertThatThrownBy(() -> decode(frame, 4))
                .isInstanceOf(PictureException.class)
                .hasMessage("its zlib data holds 0 bytes where 4 were expected");
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({"4, 3", "4, 0", "5, 4", "-1, 4", "-4, 4", "-2147483648, 4", "2147483647, 4"})
    void aStreamThatEndsBehindTheFrameIsDamaged(int told, int there) {
        ByteBuffer frame = frame(ZLIB, 1, 4, 4).putInt(20).putInt(told).put(new byte[there]);
        damaged(() -> decode(frame, 4));
    }

    @ParameterizedTest(name = "flags {0}, {1} bytes an element, blocks of {2}: {3}")
    @CsvSource({
        "0,  1,   256,  1",
        // of 128 bytes at least
        "0,  2,   256,  2",
        "0,  2,   254,  1",
        "0,  4,   512,  4",
        "0,  4,   508,  1",
        "0,  8,   128,  1",
        // of 16 at most
        "0,  16,  2048, 16",
        "0,  17,  2176, 1",
        "0,  255, 4080, 1",
        // not where the frame says so
        "16, 2,   256,  1",
        "16, 16,  2048, 1",
    })
    void aBlockIsSplitIntoOneStreamForEachByteOfAnElement(int flags, int width, int blockSize, int streams) {
        byte[] bytes = random(blockSize);
        ByteBuffer frame = frame(flags, width, blockSize, blockSize).putInt(20);
        streams(frame, bytes, streams);
        assertThat(decode(frame, blockSize)).isEqualTo(bytes);
    }

    @Test
    void theLastBlockIsNotSplitIfItIsShorter() {
        byte[] first = random(256);
        byte[] last = random(254);
        ByteBuffer frame = frame(0, 2, 510, 256).putInt(24).putInt(24 + 256 + 8);
        streams(frame, first, 2);
        streams(frame, last, 1);
        byte[] out = decode(frame, 510);
        assertThat(Arrays.copyOf(out, 256)).isEqualTo(first);
        assertThat(Arrays.copyOfRange(out, 256, 510)).isEqualTo(last);
    }

    @Test
    void streamsOfASplitBlockAreStoredOrCompressedEachForItself() {
        byte[] stored = random(128);
        byte[] compressed = Compressors.compress("zlib", hex("07".repeat(128)));
        ByteBuffer frame = frame(ZLIB, 3, 384, 384).putInt(20);
        streams(frame, stored, 1);
        streams(frame, compressed, 1);
        streams(frame, compressed, 1);
        byte[] out = decode(frame, 384);
        assertThat(Arrays.copyOf(out, 128)).isEqualTo(stored);
        assertThat(Arrays.copyOfRange(out, 128, 384)).isEqualTo(hex("07".repeat(256)));
    }

    @Test
    void aSplitBlockThatIsNoWholeNumberOfElementsIsDamaged() {
        ByteBuffer frame = frame(0, 2, 257, 257).putInt(20);
        streams(frame, random(256), 2);
        damaged(() -> decode(frame, 257));
    }

    @ParameterizedTest(name = "flags {0}, {1} bytes an element: {2}")
    @CsvSource({
        // bytes
        "1, 1, 010203,                     010203",
        "1, 2, 01030204,                   01020304",
        "1, 2, 0103020405,                 0102030405",
        "1, 3, 0104020503060708,           0102030405060708",
        "1, 4, 010203,                     010203",
        // bits, of elements in eights
        "4, 1, 0101010101010101,           ff00000000000000",
        "4, 1, 8080808080808080,           00000000000000ff",
        "4, 1, 03000000000000ff,           8181808080808080",
        "4, 1, 010101010101010155,         010101010101010155",
        "4, 1, 01010101010101,             01010101010101",
        "4, 2, 01010101010101010202020202020202,   ff0000ff000000000000000000000000",
        "4, 2, 0101010101010101020202020202020255, ff0000ff00000000000000000000000055",
        "4, 2, 0101010101010101020202020202,       0101010101010101020202020202",
        "4, 8, 01020304,                   01020304",
        // both are bytes; of one byte they cannot be
        "5, 2, 01030204,                   01020304",
        "5, 1, 0101010101010101,           ff00000000000000",
        // none
        "0, 2, 01030204,                   01030204",
    })
    void isShuffledBack(int flags, int width, String shuffled, String bytes) {
        byte[] stream = hex(shuffled);
        int size = stream.length;
        ByteBuffer one = frame(flags, width, size, size).putInt(20);
        streams(one, stream, 1);
        assertThat(decode(one, size)).isEqualTo(hex(bytes));
        ByteBuffer two = frame(flags, width, 2 * size, size).putInt(24).putInt(28 + size);
        streams(two, stream, 1);
        streams(two, stream, 1);
        assertThat(decode(two, 2 * size)).isEqualTo(hex(bytes + bytes));
    }

    @ParameterizedTest(name = "blocks of {0}")
    @CsvSource({"4, 4", "3, 3", "2147483647, 4"})
    void theRoomToShuffleInIsOfABlockAndGivenBack(int blockSize, int room) {
        ByteBuffer frame = frame(BYTE_SHUFFLED, 2, 4, blockSize);
        if (blockSize < 4) {
            frame.putInt(24).putInt(31);
            streams(frame, hex("010203"), 1);
            streams(frame, hex("04"), 1);
        } else {
            frame.putInt(20);
            streams(frame, hex("01030204"), 1);
        }
        assertThat(decode(frame, 4)).containsExactly(1, 2, 3, 4);
        assertThat(arrayPool.kept()).isEqualTo(room);
        decode(frame, 4);
        assertThat(arrayPool.kept()).isEqualTo(room);
    }

    @Test
    void theRoomIsGivenBackOfADamagedFrameToo() {
        damaged(() -> decode(frame(BYTE_SHUFFLED, 2, 4, 4).putInt(0), 4));
        assertThat(arrayPool.kept()).isEqualTo(4);
    }

    /** A header, behind which a test goes on. */
    private static ByteBuffer frame(int flags, int width, int total, int blockSize) {
        byte[] start = {2, 1, (byte) flags, (byte) width};
        return ByteBuffer.allocate(8_192)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(start)
                .putInt(total)
                .putInt(blockSize)
                .putInt(0);
    }

    /** Puts equal parts, each behind its length. */
    private static void streams(ByteBuffer frame, byte[] bytes, int count) {
        int part = bytes.length / count;
        for (int stream = 0; stream < count; stream++) {
            frame.putInt(part).put(bytes, stream * part, part);
        }
    }

    /** What came out of the frame so far, and nothing beside it. */
    private byte[] decode(ByteBuffer frame, int expected) {
        byte[] out = new byte[expected + 8];
        Arrays.fill(out, GUARD);
        blosc.decode(frame.array(), frame.position(), out, expected);
        assertThat(Arrays.copyOfRange(out, expected, out.length)).containsOnly(GUARD);
        return Arrays.copyOf(out, expected);
    }

    private static void damaged(ThrowingCallable decoding) {
        assertThatThrownBy(decoding).isInstanceOf(PictureException.class).hasMessage("its blosc data is damaged");
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
