package org.videostreamer.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.videostreamer.frame.PictureException;

/** Codes one by one. Those of whole files are in {@link TiffFileTest}. */
class LzwDecoderTest {

    private static final int CLEAR = 256;
    private static final int END = 257;

    /** Puts codes one behind the other, each as wide as a decoder expects it there. */
    private static final class Codes {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int pending;
        private int pendingBits;
        /** Since the table was empty. */
        private int count;

        Codes add(int... codes) {
            for (int code : codes) {
                put(code, width());
                count = code == CLEAR ? 0 : count + 1;
            }
            return this;
        }

        /** The first adds nothing to the table, each other one code; the width grows one code early. */
        private int width() {
            int next = 258 + Math.max(0, count - 1);
            return next >= 2_047 ? 12 : next >= 1_023 ? 11 : next >= 511 ? 10 : 9;
        }

        private void put(int code, int width) {
            pending = pending << width | code;
            pendingBits += width;
            while (pendingBits >= Byte.SIZE) {
                pendingBits -= Byte.SIZE;
                bytes.write(pending >>> pendingBits);
                pending &= (1 << pendingBits) - 1;
            }
        }

        ByteBuffer all() {
            if (pendingBits > 0) {
                put(0, Byte.SIZE - pendingBits);
            }
            return ByteBuffer.wrap(bytes.toByteArray());
        }
    }

    @Test
    void codesStandForBytesAndForWhatCameBefore() {
        // AB, then AB again, BA of the second and the next, and what begins with itself: AAA.
        assertThat(decoded(new Codes().add(CLEAR, 'A', 'B', 258, 'A', 261, END), 20))
                .isEqualTo("ABABAAA");
        assertThat(decoded(new Codes().add(CLEAR, 'A', 'B', 258, 259, 260, END), 20))
                .isEqualTo("ABABBAABB");
    }

    @Test
    void aTableThatIsClearedIsFilledAnew() {
        assertThat(decoded(new Codes().add(CLEAR, 'A', 'B', 258, CLEAR, 'X', 'Y', 258, END), 20))
                .isEqualTo("ABABXYXY");
        assertThat(decoded(new Codes().add('A', 'B', 258, END), 20)).isEqualTo("ABAB");
    }

    @Test
    void whatIsBehindTheEndIsNotLookedAt() {
        assertThat(decoded(new Codes().add(CLEAR, 'A', END, 'B', 'C'), 20)).isEqualTo("A");
        assertThat(decoded(new Codes().add(CLEAR, 'A', 'B'), 20)).isEqualTo("AB");
        assertThat(decoded(new Codes(), 20)).isEmpty();
    }

    @Test
    void noMoreIsWrittenThanThereIsRoomFor() {
        assertThat(decoded(new Codes().add(CLEAR, 'A', 258, 259, 260, END), 7)).isEqualTo("AAAAAAA");
        assertThat(decoded(new Codes().add(CLEAR, 'A', 'B', 'C', END), 2)).isEqualTo("AB");
        // What is told behind it may be anything.
        assertThat(decoded(new Codes().add(CLEAR, 'A', 'B', 500), 2)).isEqualTo("AB");
    }

    @Test
    void aCodeThatStandsForNothingYetIsTold() {
        for (Codes wrong : new Codes[] {
            new Codes().add(CLEAR, 258),
            new Codes().add(CLEAR, 'A', 259),
            new Codes().add(CLEAR, 'A', 'B', 258, CLEAR, 258),
            new Codes().add(CLEAR, 'A', 'B', 300)
        }) {
            assertThatThrownBy(() -> decoded(wrong, 20))
                    .isInstanceOf(PictureException.class)
                    .hasMessage("a strip or tile of the TIFF file is no LZW data");
        }
    }

    @Test
    void codesGrowWiderAndAFullTableStaysAsItIs() {
        int[] codes = new int[5_001];
        codes[0] = CLEAR;
        byte[] expected = new byte[5_000];
        for (int i = 1; i < codes.length; i++) {
            codes[i] = i * 7 & 0xFF;
            expected[i - 1] = (byte) codes[i];
        }
        ByteBuffer out = ByteBuffer.allocate(5_003);
        // The last that the table has: the 3,838th two, of bytes 3,837 and 3,838.
        assertThat(new LzwDecoder(new Codes().add(codes).add(4_095, END).all(), out).decode())
                .isEqualTo(5_002);
        assertThat(Arrays.copyOf(out.array(), 5_000)).isEqualTo(expected);
        assertThat(out.get(5_000)).isEqualTo(expected[3_837]);
        assertThat(out.get(5_001)).isEqualTo(expected[3_838]);
    }

    private static String decoded(Codes codes, int room) {
        ByteBuffer out = ByteBuffer.allocate(room);
        int count = new LzwDecoder(codes.all(), out).decode();
        assertThat(Arrays.copyOfRange(out.array(), count, room)).isEqualTo(new byte[room - count]);
        return new String(out.array(), 0, count, StandardCharsets.ISO_8859_1);
    }
}
