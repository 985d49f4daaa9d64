package org.videostreamer.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Frames whose samples are no shades of a screen. */
class DeepFrameTest {

    private static final Size SIZE = new Size(5, 3);

    private final PixelsPool pool = new PixelsPool();

    @AfterEach
    void giveBack() {
        assertThat(pool.lent()).isZero();
        pool.close();
    }

    @ParameterizedTest
    @EnumSource
    void samplesStayAsTheyCame(SampleType type) {
        byte[] written = new byte[15 * type.bytes()];
        for (int i = 0; i < written.length; i++) {
            written[i] = (byte) (i * 37);
        }
        Frame frame = frame(type, bytes -> bytes.put(written));
        byte[] kept = new byte[written.length];
        frame.samples().bytes().get(kept);
        assertThat(kept).isEqualTo(written);
        assertThat(frame.samples().format()).isEqualTo(PixelFormat.gray(type));
        assertThat(frame.sampleType()).isEqualTo(type);
        assertThat(frame.samples().mat().elemSize()).isEqualTo(type.bytes());
        frame.release();
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeIsSeenInAllForms(SampleType type) {
        Frame frame = frame(type, bytes -> {});
        assertThat(frame.pixels().format()).isEqualTo(PixelFormat.GRAY8);
        assertThat(frame.planes().format()).isEqualTo(PixelFormat.I420);
        Pixels rgb = frame.rgb();
        assertThat(rgb.format()).isEqualTo(PixelFormat.RGB24);
        rgb.release();
        frame.release();
    }

    @Test
    void whatIsKnownOfAPictureIsKeptWhateverElseIsToldOfIt() {
        DetectorArea area =
                DetectorArea.of(new DetectorArea.Side(1, 2, false, 2), new DetectorArea.Side(3, 4, true, 1));
        Frame frame = Frame.ofPixels(1, FrameTimes.now(), pool.take(PixelFormat.GRAY16, new Size(2, 1)))
                .withDetector(area)
                .withSentBits(24)
                .withRange(SampleRange.ofBits(SampleType.UINT16, 12));
        assertThat(frame.grid()).isEqualTo(new PixelGrid(new Size(2, 1), Optional.of(area)));
        assertThat(frame.sentBits()).isEqualTo(24);
        assertThat(frame.isReduced()).isTrue();
        assertThat(frame.range().bits()).isEqualTo(12);
        frame.release();
    }

    @Test
    void theRangeOfTheSamplesIsShownFromBlackToWhite() {
        Frame frame = frame(SampleType.UINT16, bytes -> {
                    for (int value : new int[] {0, 16, 2048, 4095, 65535}) {
                        bytes.putShort((short) value);
                    }
                })
                .withRange(SampleRange.ofBits(SampleType.UINT16, 12));
        assertThat(shades(frame)).startsWith(0, 1, 128, 255, 255);
        frame.release();
    }

    @Test
    void aGuessedRangeOfSignedSamplesBeginsAtZero() {
        Frame frame = frame(SampleType.INT16, bytes -> {
            for (int value : new int[] {-300, 0, 16384, 32767}) {
                bytes.putShort((short) value);
            }
        });
        assertThat(shades(frame)).startsWith(0, 0, 128, 255);
        frame.release();
    }

    @Test
    void unsignedNumbersOf32And64BitsAreNotTakenForNegativeOnes() {
        Frame frame = frame(SampleType.UINT32, bytes -> bytes.putInt(-1).putInt(1 << 31));
        assertThat(shades(frame)).startsWith(255, 128);
        frame.release();
        frame = frame(SampleType.UINT64, bytes -> bytes.putLong(-1).putLong(1L << 63));
        assertThat(shades(frame)).startsWith(255, 128);
        frame.release();
    }

    @Test
    void floatsGoFromTheSmallestToTheLargestAndInfiniteOnesAreWhite() {
        Frame frame = frame(SampleType.FLOAT32, bytes -> {
            for (float value : new float[] {
                -1, 0, 1, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN, 1, 1, 1, 1, 1, 1, 1, 1, 1
            }) {
                bytes.putFloat(value);
            }
        });
        assertThat(shades(frame)).startsWith(0, 128, 255, 255, 0, 0, 255);
        frame.release();
    }

    @Test
    void aHotPixelIsWhite() {
        Frame frame = frame(SampleType.FLOAT64, bytes -> {
                    for (int i = 0; i < 15; i++) {
                        bytes.putDouble(i == 4 ? 1e30 : i);
                    }
                })
                .withRange(new SampleRange(64, 0, 14, false));
        assertThat(shades(frame)).startsWith(0, 18, 36, 55, 255).endsWith(255);
        frame.release();
    }

    @Test
    void aPictureWithoutANumberOrOfOneValueIsBlack() {
        for (double value : new double[] {Double.NaN, Double.NEGATIVE_INFINITY, 7, 0}) {
            Frame frame = frame(SampleType.FLOAT64, bytes -> {
                while (bytes.hasRemaining()) {
                    bytes.putDouble(value);
                }
            });
            assertThat(shades(frame)).containsOnly(0);
            frame.release();
        }
    }

    private Frame frame(SampleType type, Consumer<ByteBuffer> fill) {
        Pixels pixels = pool.make(PixelFormat.gray(type), SIZE, out -> {
            ByteBuffer bytes = out.bytes();
            assertThat(bytes.order()).isEqualTo(ByteOrder.nativeOrder());
            fill.accept(bytes);
            while (bytes.hasRemaining()) {
                bytes.put((byte) 0);
            }
        });
        return Frame.ofPixels(1, FrameTimes.now(), pixels);
    }

    private static int[] shades(Frame frame) {
        ByteBuffer bytes = frame.pixels().bytes();
        int[] shades = new int[bytes.remaining()];
        for (int i = 0; i < shades.length; i++) {
            shades[i] = bytes.get(i) & 0xFF;
        }
        return shades;
    }
}
