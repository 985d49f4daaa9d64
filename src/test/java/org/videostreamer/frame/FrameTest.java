package org.videostreamer.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.testing.Pictures;
import org.videostreamer.testing.TestJpegs;

class FrameTest {

    private static final Offset<Integer> NEAR = within(6);

    private final PixelsPool pool = new PixelsPool();

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void aJpegFrameOffersTheCamerasBytesUntouched() {
        byte[] file = Pictures.jpeg(64, 48, Color.RED, Color.BLUE);
        Frame frame = Pictures.frame(7, file, pool);
        byte[] offered = new byte[file.length];
        frame.jpeg().orElseThrow().readBytes(offered);
        assertThat(offered).isEqualTo(file);
        assertThat(frame.number()).isEqualTo(7);
        assertThat(frame.size()).isEqualTo(new Size(64, 48));
        frame.release();
    }

    @Test
    void aJpegFrameIsDecodedOnceToBgr() {
        Frame frame = Pictures.frame(0, Pictures.jpeg(64, 48, Color.RED, Color.BLUE), pool);
        Pixels pixels = frame.pixels();
        assertThat(pixels.format()).isEqualTo(PixelFormat.BGR24);
        assertThat(Pictures.at(pixels, 2)).isCloseTo(255, NEAR);
        assertThat(Pictures.at(pixels, pixels.bytes().capacity() - 3)).isCloseTo(255, NEAR);
        assertThat(frame.pixels()).isSameAs(pixels);
        frame.release();
    }

    @Test
    void aDamagedPictureIsDecodedOnceWhoeverAsks() {
        byte[] file = Pictures.jpeg(64, 48, Color.RED, Color.BLUE);
        Frame frame = Pictures.frame(0, Arrays.copyOf(file, 200), pool);
        Throwable first = catchThrowable(frame::pixels);
        assertThat(first).isInstanceOf(PictureException.class);
        assertThat(catchThrowable(frame::planes)).isSameAs(first);
        assertThat(catchThrowable(frame::rgb)).isSameAs(first);
        frame.release();
        assertThat(pool.lent()).isZero();
    }

    @Test
    void aHeaderThatClaimsTooManyPixelsIsNotBelieved() {
        byte[] file = Pictures.jpeg(64, 48, Color.RED, Color.BLUE);
        TestJpegs.claim(file, new Size(65535, 65535));
        assertThatThrownBy(() -> Pictures.frame(0, file, pool))
                .isInstanceOf(PictureTooLargeException.class)
                .hasMessage("a picture of 65535x65535 is too large; the limit picture_pixels allows 128000000 pixels");
    }

    @Test
    void aFileThatCannotHoldWhatItClaimsIsNotDecoded() {
        byte[] file = Pictures.jpeg(64, 48, Color.RED, Color.BLUE);
        TestJpegs.claim(file, new Size(12000, 9000));
        Frame frame = Pictures.frame(0, file, pool);
        assertThatThrownBy(frame::pixels)
                .isInstanceOf(PictureException.class)
                .hasMessage("the file of " + file.length + " bytes is too short for a picture of 12000x9000");
        frame.release();
        assertThat(pool.kept()).isZero();
    }

    @Test
    void aPictureOfThousandsOfEmptyScansIsNotDecoded() {
        Frame frame = Pictures.frame(0, scannedAgain(Pictures.jpeg(64, 48, Color.RED, Color.BLUE), 5_000), pool);
        assertThatThrownBy(frame::pixels)
                .isInstanceOf(PictureException.class)
                .hasMessage("the picture has 5001 scans; more than 100 are not decoded");
        frame.release();
    }

    @Test
    void aPictureOfSeveralScansMayHaveAThirdOfThePixels() {
        PixelsPool small = new PixelsPool(new Limits(Map.of(Limit.PICTURE_PIXELS, 64L * 48 * 2)));
        byte[] file = TestJpegs.exif(new Size(64, 48), 1, 1);
        Frame one = Pictures.frame(0, file, small);
        assertThat(one.pixels().size()).isEqualTo(new Size(64, 48));
        one.release();
        Frame several = Pictures.frame(0, scannedAgain(file, 1), small);
        assertThatThrownBy(several::pixels)
                .isInstanceOf(PictureException.class)
                .hasMessage("a picture of 64x48 in several scans is too large to decode; the limit picture_pixels"
                        + " allows a third of 6144 pixels");
        several.release();
        small.close();
    }

    /** The file with scans of the first component behind its own in which there is nothing. */
    private static byte[] scannedAgain(byte[] file, int times) {
        byte[] scan = {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 0, 63, 0};
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(file, 0, file.length - 2);
        for (int i = 0; i < times; i++) {
            out.writeBytes(scan);
        }
        out.write(file, file.length - 2, 2);
        return out.toByteArray();
    }

    @Test
    void aGreyJpegStaysGrey() {
        Frame frame = Pictures.frame(0, Pictures.greyJpeg(31, 21), pool);
        assertThat(frame.pixels().format()).isEqualTo(PixelFormat.GRAY8);
        assertThat(Pictures.at(frame.pixels(), 0)).isCloseTo(100, NEAR);
        assertThat(frame.planes().format()).isEqualTo(PixelFormat.I420);
        frame.release();
    }

    @Test
    void planesAreOfLimitedRangeAndShared() {
        Frame frame = Pictures.frame(0, new Size(64, 48), new int[] {255, 255, 255}, new int[] {0, 0, 0}, pool);
        Pixels planes = frame.planes();
        assertThat(Pictures.at(planes, 0)).isCloseTo(235, within(1));
        assertThat(Pictures.at(planes, 64 * 48 - 1)).isCloseTo(16, within(1));
        assertThat(Pictures.at(planes, 64 * 48)).isCloseTo(128, within(1));
        assertThat(frame.planes()).isSameAs(planes);
        frame.release();
    }

    @Test
    void planesOfAnOddSizeRepeatTheLastRowAndColumn() {
        Frame frame = Pictures.frame(0, new Size(5, 3), new int[] {0, 0, 0}, new int[] {255, 255, 255}, pool);
        Pixels planes = frame.planes();
        assertThat(planes.size()).isEqualTo(new Size(5, 3));
        assertThat(planes.bytes().capacity()).isEqualTo(6 * 4 * 3 / 2);
        assertThat(Pictures.at(planes, 3 * 6 + 5)).isCloseTo(235, within(1));
        frame.release();
    }

    @Test
    void planesOfAnOddSizeBecomePixelsOfThatSize() {
        Pixels planes = pool.take(PixelFormat.I420, new Size(5, 3));
        byte[] white = new byte[36];
        Arrays.fill(white, 0, 24, (byte) 235);
        Arrays.fill(white, 24, 36, (byte) 128);
        planes.bytes().put(white);
        Frame frame = Frame.ofPixels(0, FrameTimes.now(), planes);
        Pixels pixels = frame.pixels();
        assertThat(pixels.size()).isEqualTo(new Size(5, 3));
        assertThat(pixels.bytes().capacity()).isEqualTo(5 * 3 * 3);
        assertThat(Pictures.at(pixels, 0)).isCloseTo(255, within(1));
        assertThat(Pictures.at(pixels, 44)).isCloseTo(255, within(1));
        frame.release();
    }

    @Test
    void redFirstPixelsBecomeBlueFirst() {
        Pixels red = pool.take(PixelFormat.RGB24, new Size(1, 1));
        red.bytes().put(new byte[] {(byte) 200, 100, 50});
        Frame frame = Frame.ofPixels(0, FrameTimes.now(), red);
        assertThat(Pictures.at(frame.pixels(), 0)).isEqualTo(50);
        assertThat(Pictures.at(frame.pixels(), 2)).isEqualTo(200);
        frame.release();
    }

    @Test
    void bytesThatAreNoJpegAreRefusedWithAReason() {
        assertThatThrownBy(() -> Pictures.frame(0, "hello".getBytes(), pool))
                .isInstanceOf(PictureException.class)
                .hasMessage("the picture is not a JPEG file: 5 bytes without a JPEG header");
    }

    @Test
    void aDamagedJpegIsToldWhenItsPixelsAreAskedFor() {
        byte[] file = Pictures.jpeg(64, 48, Color.RED, Color.BLUE);
        int scan = new String(file, StandardCharsets.ISO_8859_1).indexOf("\u00ff\u00da");
        byte[] damaged = Arrays.copyOf(file, scan);
        Frame frame = Pictures.frame(0, damaged, pool);
        assertThatThrownBy(frame::pixels).isInstanceOf(PictureException.class);
        frame.release();
    }

    @Test
    void memoryComesBackToThePoolWithTheLastRelease() {
        Frame frame = Pictures.frame(0, new Size(8, 8), new int[] {1, 2, 3}, new int[] {1, 2, 3}, pool);
        Pixels pixels = frame.pixels();
        frame.retain().release();
        assertThat(pool.take(PixelFormat.BGR24, new Size(8, 8))).isNotSameAs(pixels);
        frame.release();
        assertThat(pool.take(PixelFormat.BGR24, new Size(8, 8))).isSameAs(pixels);
    }

    @Test
    void aReleaseTooManyIsAnError() {
        Frame frame = Pictures.frame(0, new Size(8, 8), new int[] {1, 2, 3}, new int[] {1, 2, 3}, pool);
        frame.release();
        assertThatThrownBy(frame::release).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(frame::retain).isInstanceOf(IllegalStateException.class);
    }
}
