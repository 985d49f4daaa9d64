package org.videostreamer.source.tango;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.PictureException;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.Size;

class ImageDecoderTest {

    private static final Size ODD = new Size(131, 67);
    private static final Size EVEN = new Size(160, 96);
    /** Five bits a colour are off by up to seven, colour for four pixels by what it changes over two. */
    private static final int NEAR = 10;
    /** At its edges a Bayer pattern has too few neighbours. */
    private static final int EDGE = 2;

    private final PixelsPool pool = new PixelsPool();
    private final ImageDecoder decoder = new ImageDecoder();

    /** One row of the table. */
    record Case(LimaMode mode, Size size, ByteOrder order, int padding) {}

    static List<Case> cases() {
        List<Case> all = new ArrayList<>();
        for (LimaMode mode : LimaMode.values()) {
            all.add(new Case(mode, EVEN, ByteOrder.LITTLE_ENDIAN, 0));
            all.add(new Case(mode, ODD, ByteOrder.LITTLE_ENDIAN, 4096));
            all.add(new Case(mode, new Size(130, 67), ByteOrder.BIG_ENDIAN, 1));
            all.add(new Case(mode, new Size(129, 66), ByteOrder.BIG_ENDIAN, 0));
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyModeShowsThePicture(Case row) {
        Picture picture = Picture.smooth(row.size());
        Frame frame = decode(LimaEncoder.encode(picture, row.mode(), row.size(), row.order(), 7, row.padding()));

        assertThat(frame.size()).isEqualTo(row.size());
        if (frame.samples().format().isDeep()) {
            assertExact(picture, frame.samples());
        } else {
            assertNear(picture, frame.pixels());
        }
        assertThat(frame.planes().size()).isEqualTo(row.size());
        frame.release();
    }

    @ParameterizedTest
    @EnumSource
    void aPictureOfHardlyAPixelIsNoFault(LimaMode mode) {
        for (Size size : List.of(new Size(1, 1), new Size(2, 1), new Size(1, 3), new Size(3, 2))) {
            Frame frame = decode(LimaEncoder.encode(Picture.smooth(size), mode, size, ByteOrder.BIG_ENDIAN, 7, 0));
            assertThat(frame.pixels().size()).isEqualTo(size);
            frame.release();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyModeTellsHowManyBytesItLacks(LimaMode mode) {
        byte[] whole = LimaEncoder.encode(Picture.smooth(ODD), mode, ODD, ByteOrder.LITTLE_ENDIAN, 7, 0);
        byte[] image = Arrays.copyOf(whole, whole.length - 1);
        long needs = whole.length - LimaHeader.BYTES;

        assertThatThrownBy(() -> decode(image))
                .isInstanceOf(PictureException.class)
                .hasMessage(mode + " of 131x67: expected " + needs + " bytes of pixels, got " + (needs - 1));
    }

    @Test
    void theNumbersOfTheModesAreLimas() {
        assertThat(LimaMode.of(0)).isEqualTo(LimaMode.Y8);
        assertThat(LimaMode.of(6)).isEqualTo(LimaMode.RGB24);
        assertThat(LimaMode.of(10)).isEqualTo(LimaMode.BAYER_RG8);
        assertThat(LimaMode.of(14)).isEqualTo(LimaMode.I420);
        assertThat(LimaMode.of(20)).isEqualTo(LimaMode.YUV444_PACKED);
        assertThatThrownBy(() -> LimaMode.of(21)).hasMessage("the mode is 21, expected 0 to 20");
    }

    @Test
    void modeAndSizeMayChangeFromImageToImage() {
        for (int round = 0; round < 3; round++) {
            for (LimaMode mode : List.of(LimaMode.Y8, LimaMode.RGB24, LimaMode.BAYER_RG16, LimaMode.YUV411_PACKED)) {
                Size size = new Size(64 + round * 11, 48 + round);
                Frame frame =
                        decode(LimaEncoder.encode(Picture.smooth(size), mode, size, ByteOrder.LITTLE_ENDIAN, round, 0));
                assertThat(frame.size()).isEqualTo(size);
                frame.release();
            }
        }
    }

    @Test
    void greyOfManyBitsKeepsItsBits() {
        for (int value : new int[] {0, 1, 200, 4095, 65535}) {
            assertThat(grey16(value)).isEqualTo(value);
        }
    }

    @Test
    void pictureDataStartWhereTheHeaderSays() {
        Size size = new Size(2, 1);
        byte[] image = LimaEncoder.encode((x, y) -> 0, LimaMode.Y8, size, ByteOrder.LITTLE_ENDIAN, 1, 10);
        ByteBuffer.wrap(image).putShort(26, (short) 40).put(40, (byte) 9).put(41, (byte) 8);

        assertThat(bytes(decode(image).pixels())).containsExactly(9, 8);
    }

    @Test
    void sizesBeyondReasonAreRefusedBeforeMemoryIsTaken() {
        byte[] image = LimaEncoder.noPicture();
        ByteBuffer.wrap(image).putInt(16, Integer.MAX_VALUE).putInt(20, Integer.MAX_VALUE);

        assertThatThrownBy(() -> decode(image))
                .hasMessage("the size is 2147483647x2147483647, expected sides of at most 32767");
    }

    private int grey16(int value) {
        ByteBuffer image = ByteBuffer.wrap(
                LimaEncoder.encode((x, y) -> 0, LimaMode.Y16, new Size(1, 1), ByteOrder.BIG_ENDIAN, 1, 0));
        image.putShort(LimaHeader.BYTES, (short) value);
        Frame frame = decode(image.array());
        int kept = frame.samples().bytes().getShort(0) & 0xFFFF;
        frame.release();
        return kept;
    }

    private Frame decode(byte[] image) {
        LimaHeader header = LimaHeader.parse(new EncodedImage("VIDEO_IMAGE", image));
        return Frame.ofPixels(
                header.frameNumber(),
                FrameTimes.now(),
                decoder.decode(header, LimaMode.of(header.mode()).samples(), image, pool));
    }

    private static byte[] bytes(Pixels pixels) {
        byte[] bytes = new byte[pixels.bytes().remaining()];
        pixels.bytes().get(bytes);
        return bytes;
    }

    private static void assertExact(Picture picture, Pixels pixels) {
        ByteBuffer bytes = pixels.bytes();
        int width = pixels.size().width();
        for (int i = 0; bytes.hasRemaining(); i++) {
            long sample =
                    switch (pixels.format().samples()) {
                        case UINT16 -> bytes.getShort();
                        case INT32 -> bytes.getInt();
                        default -> bytes.getLong();
                    };
            assertThat(sample).isEqualTo((long) picture.grey(i % width, i / width) << LimaEncoder.DEPTH - 8);
        }
    }

    private static void assertNear(Picture picture, Pixels pixels) {
        ByteBuffer bytes = pixels.bytes();
        int width = pixels.size().width();
        boolean grey = pixels.format() == PixelFormat.GRAY8;
        for (int y = EDGE; y < pixels.size().height() - EDGE; y++) {
            for (int x = EDGE; x < width - EDGE; x++) {
                int at = y * width + x;
                int rgb = picture.rgb(x, y);
                int[] expected =
                        grey ? new int[] {picture.grey(x, y)} : new int[] {rgb & 0xFF, rgb >> 8 & 0xFF, rgb >> 16};
                for (int i = 0; i < expected.length; i++) {
                    int shown = bytes.get(at * expected.length + i) & 0xFF;
                    if (Math.abs(shown - expected[i]) > NEAR) {
                        throw new AssertionError(
                                "channel " + i + " at " + x + "," + y + " is " + shown + " instead of " + expected[i]);
                    }
                }
            }
        }
    }

    @AfterEach
    void free() {
        decoder.close();
        pool.close();
    }
}
