package org.videostreamer.pixels;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;

/** What the tables of the protocols that use it do not show. */
class PixelsMakerTest {

    private final PixelsPool pool = new PixelsPool();
    private final PixelsMaker maker = new PixelsMaker();

    @AfterEach
    void free() {
        maker.close();
        assertThat(pool.lent()).isZero();
        pool.close();
    }

    @ParameterizedTest
    @EnumSource
    void samplesOfEitherByteOrderComeOutInTheMachines(SampleType type) {
        for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            ByteBuffer sent = ByteBuffer.allocate(3 + 6 * type.bytes()).order(order);
            sent.position(3);
            for (int i = 0; i < 6; i++) {
                put(sent, type, 0x0102030405060708L * (i + 1));
            }
            Pixels made = make(new RawPicture(PixelLayout.GRAY, type, order, new Size(3, 2), sent.array(), 3));
            ByteBuffer expected = ByteBuffer.allocate(6 * type.bytes()).order(ByteOrder.nativeOrder());
            for (int i = 0; i < 6; i++) {
                put(expected, type, 0x0102030405060708L * (i + 1));
            }
            assertThat(made.format()).isEqualTo(PixelFormat.gray(type));
            assertThat(bytes(made)).isEqualTo(expected.array());
            made.release();
        }
    }

    @Test
    void colourOf16BitsIsSeenByTheBitsThatItUses() {
        for (PixelLayout layout : List.of(PixelLayout.RGB, PixelLayout.RGB_ROWS, PixelLayout.RGB_PLANES)) {
            ByteBuffer sent = ByteBuffer.allocate(6).order(ByteOrder.BIG_ENDIAN);
            sent.putShort((short) 4095).putShort((short) 2048).putShort((short) 16);
            Pixels made =
                    make(new RawPicture(layout, SampleType.UINT16, sent.order(), new Size(1, 1), sent.array(), 0));
            assertThat(made.format()).isEqualTo(PixelFormat.RGB24);
            assertThat(bytes(made)).containsExactly(255, 128, 1);
            made.release();
        }
    }

    @Test
    void fullRangeGoesOverTheEndsOfRows() {
        // Two rows of three pixels in groups of two: the second group has a pixel of each.
        int[] sent = {128, 0, 128, 255, 128, 128, 128, 64, 128, 32, 128, 16};
        Pixels made = make(yuv(PixelLayout.UYVY_FULL, new Size(3, 2), sent));
        assertThat(bytes(made))
                .containsExactly(0, 0, 0, 255, 255, 255, 128, 128, 128, 64, 64, 64, 32, 32, 32, 16, 16, 16);
        made.release();
    }

    @Test
    void pixelsThatFillNoGroupAreBlack() {
        Pixels made = make(yuv(PixelLayout.UYYVYY_FULL, new Size(2, 3), 128, 9, 9, 128, 9, 9, 128, 9, 9));
        assertThat(bytes(made)).containsExactly(9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 0, 0, 0, 0, 0, 0);
        made.release();
        made = make(yuv(PixelLayout.UYYVYY_FULL, new Size(2, 1), 128, 9, 9));
        assertThat(bytes(made)).containsOnly(0);
        made.release();
    }

    @Test
    void planesOfOddSidesHaveTheirLastColumnAndRowTwice() {
        int[] sent = {1, 2, 3, 4, 5, 6, 7, 8, 9, 21, 22, 23, 24, 31, 32, 33, 34};
        Pixels made = make(yuv(PixelLayout.I420, new Size(3, 3), sent));
        assertThat(made.format()).isEqualTo(PixelFormat.I420);
        assertThat(bytes(made))
                .containsExactly(1, 2, 3, 3, 4, 5, 6, 6, 7, 8, 9, 9, 7, 8, 9, 9, 21, 22, 23, 24, 31, 32, 33, 34);
        made.release();
    }

    @Test
    void planesOfEvenSidesStayAsTheyAre() {
        Pixels made = make(yuv(PixelLayout.I420, new Size(2, 2), 1, 2, 3, 4, 21, 31));
        assertThat(bytes(made)).containsExactly(1, 2, 3, 4, 21, 31);
        made.release();
    }

    @Test
    void bytesOfColourStayAsTheyAre() {
        for (PixelLayout layout : List.of(PixelLayout.RGB, PixelLayout.BGR)) {
            Pixels made = make(yuv(layout, new Size(1, 1), 7, 200, 9));
            assertThat(bytes(made)).containsExactly(7, (byte) 200, 9);
            made.release();
        }
    }

    @Test
    void coloursInRowsAndInPlanesComeTogether() {
        Size size = new Size(2, 2);
        Pixels rows = make(yuv(PixelLayout.RGB_ROWS, size, 1, 2, 11, 12, 21, 22, 3, 4, 13, 14, 23, 24));
        assertThat(bytes(rows)).containsExactly(1, 11, 21, 2, 12, 22, 3, 13, 23, 4, 14, 24);
        rows.release();
        Pixels planes = make(yuv(PixelLayout.RGB_PLANES, size, 5, 6, 7, 8, 15, 16, 17, 18, 25, 26, 27, 28));
        assertThat(bytes(planes)).containsExactly(5, 15, 25, 6, 16, 26, 7, 17, 27, 8, 18, 28);
        planes.release();
    }

    @ParameterizedTest
    @EnumSource(names = {"BAYER_RGGB", "BAYER_GBRG", "BAYER_GRBG", "BAYER_BGGR"})
    void aPatternIsNamedByItsFirstFourColours(PixelLayout layout) {
        Size size = new Size(6, 6);
        String colours = layout.name().substring("BAYER_".length());
        int[] sent = new int[36];
        for (int i = 0; i < sent.length; i++) {
            sent[i] = 20 * "BGR".indexOf(colours.charAt(i / 6 % 2 * 2 + i % 2)) + 30;
        }
        Pixels made = make(yuv(layout, size, sent));
        for (int pixel : new int[] {14, 15, 20, 21}) {
            assertThat(Arrays.copyOfRange(bytes(made), 3 * pixel, 3 * pixel + 3))
                    .containsExactly(30, 50, 70);
        }
        made.release();
    }

    @Test
    void fullRangeOfSinglePixelsStaysAsBrightAsItWas() {
        Pixels made = make(yuv(PixelLayout.UYV_FULL, new Size(2, 1), 128, 50, 128, 128, 255, 128));
        assertThat(bytes(made)).containsExactly(50, 50, 50, 255, 255, 255);
        made.release();
    }

    private static RawPicture yuv(PixelLayout layout, Size size, int... sent) {
        byte[] bytes = new byte[sent.length];
        for (int i = 0; i < sent.length; i++) {
            bytes[i] = (byte) sent[i];
        }
        return new RawPicture(layout, SampleType.UINT8, ByteOrder.LITTLE_ENDIAN, size, bytes, 0);
    }

    private Pixels make(RawPicture picture) {
        return maker.make(picture, pool);
    }

    private static void put(ByteBuffer to, SampleType type, long value) {
        switch (type.bytes()) {
            case 1 -> to.put((byte) value);
            case 2 -> to.putShort((short) value);
            case 4 -> to.putInt((int) value);
            default -> to.putLong(value);
        }
    }

    private static byte[] bytes(Pixels pixels) {
        byte[] bytes = new byte[pixels.bytes().remaining()];
        pixels.bytes().get(bytes);
        return bytes;
    }
}
