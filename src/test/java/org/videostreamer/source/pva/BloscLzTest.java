package org.videostreamer.source.pva;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.frame.PictureException;

/**
 * Streams by hand. A control byte below 32 is followed by so many bytes and one, any other has two less than a match's
 * length in its upper three bits and the distance's upper five below; 7 as the length goes on in bytes up to one below 255.
 */
class BloscLzTest {

    /** Bytes around the stream and around its room. */
    private static final int BESIDE = 8;

    private static final byte GUARD = 0x55;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // literals
        "00 41, 41",
        "01 41 42, 41 42",
        "00 41 00 42, 41 42",
        // the first control byte is of literals, whatever its upper bits say
        "20 41, 41",
        "e1 41 42, 41 42",
        // the shortest match, and the longest in one byte
        "00 41 20 00, 41 41 41 41",
        "00 41 c0 00, 41 41 41 41 41 41 41 41 41",
        // one of 9, of 10
        "00 41 e0 00 00, 41 41 41 41 41 41 41 41 41 41",
        "00 41 e0 01 00, 41 41 41 41 41 41 41 41 41 41 41",
        // from as far as there is anything
        "02 41 42 43 20 02, 41 42 43 41 42 43",
        "02 41 42 43 40 01, 41 42 43 42 43 42 43",
        // literals after it
        "00 41 20 00 01 42 43, 41 41 41 41 42 43",
    })
    void givesTheBytes(String stream, String bytes) {
        byte[] expected = hex(bytes);
        assertThat(decompress(hex(stream), expected.length)).isEqualTo(expected);
    }

    @Test
    void givesTheLongestLiterals() {
        String bytes = "4142434445464748".repeat(4);
        assertThat(decompress(hex("1f" + bytes), 32)).isEqualTo(hex(bytes));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"ff00, 265", "ff01, 266", "fffe, 519", "ffff00, 520"})
    void aLongMatchGoesOnInBytes(String more, int count) {
        byte[] expected = new byte[count];
        Arrays.fill(expected, (byte) 0x41);
        assertThat(decompress(hex("0041e0" + more + "00"), count)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} is from {1} before")
    @CsvSource({
        // in five bits and a byte
        "3eff, 7936",
        "3f00, 7937",
        "3ffe, 8191",
        // in two bytes of their own
        "3fff0000, 8192",
        "3fff0001, 8193",
        "3fff0100, 8448",
    })
    void aMatchMayBeFar(String match, int distance) {
        int runs = 265;
        byte[] data = new byte[runs * 32];
        new Random(1).nextBytes(data);
        byte[] tail = hex(match);
        ByteBuffer stream = ByteBuffer.allocate(runs * 33 + tail.length);
        for (int run = 0; run < runs; run++) {
            stream.put((byte) 31).put(data, run * 32, 32);
        }
        stream.put(tail);
        byte[] expected = Arrays.copyOf(data, data.length + 3);
        System.arraycopy(data, data.length - distance, expected, data.length, 3);
        assertThat(decompress(stream.array(), expected.length)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} into {1}")
    @CsvSource({
        // cut off: before anything, in literals, in a match's length, in its distance
        "'', 1",
        "00, 1",
        "01 41, 2",
        "00 41 20, 4",
        "00 41 e0, 10",
        "00 41 e0 00, 10",
        "00 41 e0 ff, 265",
        "00 41 3f ff, 4",
        "00 41 3f ff 00, 4",
        // beyond the room, by one
        "00 41, 0",
        "01 41 42, 1",
        "00 41 00 42, 1",
        "00 41 20 00, 3",
        "00 41 40 00, 4",
        "00 41 e0 00 00, 9",
        "00 41 e0 01 00, 10",
        // from before the first byte
        "00 41 20 01, 4",
        "02 41 42 43 20 03, 6",
        "00 41 3f fe, 4",
        "00 41 3f ff 00 00, 4",
    })
    void whatLeadsOutIsDamaged(String digits, int room) {
        byte[] stream = hex(digits);
        // As if it went on with zeros, and where the array ends with it.
        for (int after : new int[] {BESIDE, 0}) {
            byte[] in = new byte[BESIDE + stream.length + after];
            System.arraycopy(stream, 0, in, BESIDE, stream.length);
            byte[] out = new byte[BESIDE + room + after];
            assertThatThrownBy(() -> BloscLz.decompress(in, BESIDE, stream.length, out, BESIDE, room))
                    .isInstanceOf(PictureException.class)
                    .hasMessage("its blosclz data is damaged");
        }
    }

    /** What came into the room, of which nothing is beside it. */
    private static byte[] decompress(byte[] stream, int room) {
        byte[] in = new byte[BESIDE + stream.length + BESIDE];
        System.arraycopy(stream, 0, in, BESIDE, stream.length);
        byte[] out = new byte[BESIDE + room + BESIDE];
        Arrays.fill(out, GUARD);
        assertThat(BloscLz.decompress(in, BESIDE, stream.length, out, BESIDE, room))
                .isEqualTo(room);
        byte[] beside = new byte[BESIDE];
        Arrays.fill(beside, GUARD);
        assertThat(out).startsWith(beside).endsWith(beside);
        return Arrays.copyOfRange(out, BESIDE, BESIDE + room);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }
}
