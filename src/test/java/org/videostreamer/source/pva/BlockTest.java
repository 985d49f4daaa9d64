package org.videostreamer.source.pva;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.videostreamer.frame.PictureException;

/** Sixteen times the same byte, as each codec writes it. */
class BlockTest {

    private static final int ROOM = 16;
    private static final byte VALUE = 0x61;
    private static final byte GUARD = 0x55;
    private static final String ZLIB = "789c4b4c44050033980611";

    static Stream<Arguments> codecs() {
        return Stream.of(
                arguments("blosclz", Block.bloscLz(), "0061e00600"),
                arguments("lz4", Block.lz4(), "16610100506161616161"),
                arguments("snappy", Block.snappy(), "1000613a0100"),
                arguments("zlib", Block.zlib(), ZLIB),
                arguments("zstd", Block.zstd(), "28b52ffd201083000061"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("codecs")
    void fillsItsRoomAndNothingBeside(String name, Block block, String compressed) {
        byte[] data = bytes(compressed);
        byte[] in = new byte[data.length + 7];
        Arrays.fill(in, GUARD);
        System.arraycopy(data, 0, in, 3, data.length);
        byte[] out = new byte[ROOM + 11];
        Arrays.fill(out, GUARD);
        block.decompress(in, 3, data.length, out, 5, ROOM);
        byte[] expected = new byte[ROOM + 11];
        Arrays.fill(expected, GUARD);
        Arrays.fill(expected, 5, 5 + ROOM, VALUE);
        assertThat(out).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("codecs")
    void fillsARoomThatEndsWithTheArray(String name, Block block, String compressed) {
        byte[] in = bytes("0000" + compressed);
        byte[] out = new byte[4 + ROOM];
        block.decompress(in, 2, in.length - 2, out, 4, ROOM);
        assertThat(out).startsWith(0, 0, 0, 0, VALUE).endsWith(VALUE, VALUE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("codecs")
    void tooLittleForItsRoomIsRefused(String name, Block block, String compressed) {
        byte[] in = bytes(compressed);
        assertThatThrownBy(() -> block.decompress(in, 0, in.length, new byte[ROOM + 1], 0, ROOM + 1))
                .isInstanceOf(PictureException.class)
                .hasMessage("its " + name + " data holds 16 bytes where 17 were expected");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("codecs")
    void tooMuchForItsRoomIsRefusedOnce(String name, Block block, String compressed) {
        byte[] in = bytes(compressed);
        assertThatThrownBy(() -> block.decompress(in, 0, in.length, new byte[ROOM + 8], 0, ROOM - 1))
                .isInstanceOf(PictureException.class)
                .hasMessageMatching("its " + name + " data ((?!its \\w+ data).)*");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("codecs")
    void whatLiesOutsideOfItsArraysIsRefused(String name, Block block, String compressed) {
        byte[] data = bytes(compressed);
        byte[] in = Arrays.copyOf(data, data.length + 4);
        int end = in.length;
        // Where the input is and how long, where the room is and how large; the room ends at 20.
        int[][] outside = {
            {-1, 4, 0, ROOM},
            {0, -1, 0, ROOM},
            {0, end + 1, 0, ROOM},
            {4, end - 3, 0, ROOM},
            {end + 1, 0, 0, ROOM},
            {1, Integer.MAX_VALUE, 0, ROOM},
            {0, data.length, -1, ROOM},
            {0, data.length, 0, -1},
            {0, data.length, 0, 21},
            {0, data.length, 5, ROOM},
            {0, data.length, 21, 0},
            {0, data.length, 1, Integer.MAX_VALUE},
        };
        for (int[] place : outside) {
            assertThatThrownBy(() -> block.decompress(in, place[0], place[1], new byte[20], place[2], place[3]))
                    .as(Arrays.toString(place))
                    .isInstanceOf(PictureException.class)
                    .hasMessage("its " + name + " data tells a length beyond its end");
        }
    }

    @Test
    void nothingFillsNoRoom() {
        byte[] out = {GUARD};
        Block.zlib().decompress(new byte[0], 0, 0, out, 0, 0);
        Block.zlib().decompress(new byte[] {GUARD}, 1, 0, out, 1, 0);
        assertThat(out).containsExactly(GUARD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // cut off: nothing, the header, two bytes of data, one
                "0  | 16 | its zlib data holds 0 bytes where 16 were expected",
                "2  | 16 | its zlib data holds 0 bytes where 16 were expected",
                "4  | 16 | its zlib data holds 1 bytes where 16 were expected",
                "11 | 15 | its zlib data holds more than the 15 bytes that were expected",
                "11 | 0  | its zlib data holds more than the 0 bytes that were expected",
            })
    void zlibOfAnotherLengthIsToldByIt(int length, int room, String message) {
        assertThatThrownBy(() -> Block.zlib().decompress(bytes(ZLIB), 0, length, new byte[room], 0, room))
                .isInstanceOf(PictureException.class)
                .hasMessage(message);
    }

    @Test
    void zlibWithAnotherCheckSumIsDamaged() {
        byte[] in = bytes(ZLIB);
        in[in.length - 1]++;
        assertThatThrownBy(() -> Block.zlib().decompress(in, 0, in.length, new byte[ROOM], 0, ROOM))
                .isInstanceOf(PictureException.class)
                .hasMessage("its zlib data is damaged: incorrect data check");
    }

    @Test
    void everyInflaterIsEndedWhateverBecomesOfItsStream() {
        CountedInflaters inflaters = new CountedInflaters();
        Block zlib = Block.zlib(inflaters);
        byte[] in = bytes(ZLIB);
        zlib.decompress(in, 0, in.length, new byte[ROOM], 0, ROOM);
        assertThat(inflaters.made).isOne();
        assertThat(inflaters.ended).isOne();
        for (int room : new int[] {ROOM - 1, ROOM + 1}) {
            assertThatThrownBy(() -> zlib.decompress(in, 0, in.length, new byte[room], 0, room))
                    .isInstanceOf(PictureException.class);
        }
        assertThatThrownBy(() -> zlib.decompress(in, 1, in.length - 1, new byte[ROOM], 0, ROOM))
                .isInstanceOf(PictureException.class);
        assertThat(inflaters.made).isEqualTo(4);
        assertThat(inflaters.ended).isEqualTo(4);
    }

    private static byte[] bytes(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static final class CountedInflaters implements Supplier<Inflater> {

        private int made;
        private int ended;

        @Override
        public Inflater get() {
            made++;
            return new Inflater() {
                @Override
                public void end() {
                    ended++;
                    super.end();
                }
            };
        }
    }
}
