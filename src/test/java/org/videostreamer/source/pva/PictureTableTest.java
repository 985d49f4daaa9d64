package org.videostreamer.source.pva;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.epics.pva.data.PVAStructure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.natives.NativeLibraries;
import org.videostreamer.source.FrameSink;
import org.videostreamer.testing.TestJpegs;

/** Every colour mode in every element type that it can have, and every codec: gray as it was sent, colour as it is seen. */
class PictureTableTest {

    private static final Size SIZE = new Size(96, 64);
    private static final int BARS = 8;

    private Limits limits = new Limits();

    static Stream<DetectorFrame> shots() {
        List<DetectorFrame> all = new ArrayList<>();
        DetectorFrame plain = DetectorFrame.of(77, SIZE);
        for (ColorMode mode : ColorMode.values()) {
            for (ScalarType type : ScalarType.values()) {
                if (!mode.isYuv() || type == ScalarType.UBYTE) {
                    all.add(plain.as(mode, type));
                }
            }
        }
        for (String codec : List.of("jpeg", "zlib", "lz4", "lz4hdf5", "blosc")) {
            all.add(plain.with(codec));
            if (!codec.equals("jpeg")) {
                all.add(plain.as(ColorMode.MONO, ScalarType.USHORT).with(codec));
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("shots")
    void thePictureIsTheDetectors(DetectorFrame shot) throws Exception {
        List<String> troubles = new ArrayList<>();
        deliver(NtndBuilder.of(shot), frame -> compare(shot, frame)).ifPresent(troubles::add);
        assertThat(troubles).isEmpty();
    }

    private static void compare(DetectorFrame shot, Frame frame) {
        assertThat(frame.number()).isEqualTo(77);
        assertThat(frame.size()).isEqualTo(SIZE);
        assertThat(frame.times().source()).isEqualTo(shot.time());
        BufferedImage drawn = CardPicture.draw(SIZE, 77);
        boolean grey = shot.mode() == ColorMode.MONO;
        if (grey && shot.type().samples() != SampleType.UINT8) {
            assertThat(frame.sampleType()).isEqualTo(shot.type().samples());
            assertThat(bytes(frame.samples()))
                    .isEqualTo(NtndBuilder.bytes(Samples.of(drawn, ColorMode.MONO), shot.type()));
            return;
        }
        assertThat(frame.pixels().format()).isEqualTo(grey ? PixelFormat.GRAY8 : PixelFormat.BGR24);
        for (int bar = 0; bar < BARS; bar++) {
            // The middle of each bar: between pixels of other colours, patterns and subsampling interpolate.
            int x = (2 * bar + 1) * SIZE.width() / (2 * BARS);
            int y = SIZE.height() / 4;
            int rgb = drawn.getRGB(x, y);
            for (int channel = 0; channel < (grey ? 1 : 3); channel++) {
                int value = grey ? Samples.luma(rgb) : Samples.channel(rgb, channel);
                int at = grey ? y * SIZE.width() + x : 3 * (y * SIZE.width() + x) + 2 - channel;
                assertThat(frame.pixels().bytes().get(at) & 0xFF)
                        .as("%s bar %d channel %d", shot, bar, channel)
                        .isCloseTo(
                                shown(value, shot.type()), within(shot.codec().equals("jpeg") ? 16 : 4));
            }
        }
    }

    /** Little-endian, as every machine that this runs on is. */
    private static byte[] bytes(Pixels pixels) {
        byte[] bytes = new byte[pixels.bytes().remaining()];
        pixels.bytes().get(bytes);
        return bytes;
    }

    private static int shown(int value, ScalarType type) {
        return type == ScalarType.BOOLEAN ? value > 127 ? 255 : 0 : value;
    }

    @Test
    void anArrayOfOtherThanItsDimensionsIsToldWithWhatWasExpected() throws Exception {
        DetectorFrame shot = DetectorFrame.of(1, SIZE).as(ColorMode.MONO, ScalarType.USHORT);
        assertThat(deliver(NtndBuilder.of(shot, List.of(96, 64), 0, new byte[100]), frame -> {}))
                .hasValue("its dimensions [96, 64] of USHORT need 12288 bytes, but it has 100");
    }

    @Test
    void hostileDimensionsAreRefusedBeforeAnythingIsAllocated() throws Exception {
        DetectorFrame shot =
                DetectorFrame.of(1, SIZE).as(ColorMode.MONO, ScalarType.DOUBLE).with("zlib");
        for (List<Integer> sides : List.of(
                List.of(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE),
                List.of(-1, -1),
                List.of(0, 5),
                List.of(1 << 16, 1 << 16),
                List.of(4, 5, 6, 7))) {
            assertThat(deliver(NtndBuilder.of(shot, sides, 0, new byte[100]), frame -> {}))
                    .hasValueSatisfying(reason -> assertThat(reason).startsWith("its "));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "jpeg", "zlib"})
    void anArrayOfMoreThanTheLimitIsNotCopiedWhateverItIs(String codec) throws Exception {
        limits = new Limits(Map.of(Limit.PVA_ARRAY_BYTES, 1_024L));
        DetectorFrame shot =
                DetectorFrame.of(1, SIZE).as(ColorMode.MONO, ScalarType.UBYTE).with(codec);
        assertThat(deliver(NtndBuilder.of(shot, List.of(30, 30), 900, new byte[1_025]), frame -> {}))
                .hasValue("it has 1025 bytes; the limit pva_array_bytes allows 1024");
        assertThat(limits.timesReached(Limit.PVA_ARRAY_BYTES)).isOne();
    }

    @Test
    void aJpegFileGoesThroughUntouched() throws Exception {
        byte[] file = TestJpegs.colour(SIZE, 3);
        DetectorFrame shot = DetectorFrame.of(5, SIZE).with("jpeg");
        List<byte[]> seen = new ArrayList<>();
        deliver(NtndBuilder.of(shot, List.of(3, 96, 64), 0, file), frame -> {
            byte[] bytes = new byte[frame.jpeg().orElseThrow().readableBytes()];
            frame.jpeg().orElseThrow().readBytes(bytes);
            seen.add(bytes);
        });
        assertThat(seen).containsExactly(file);
    }

    private Optional<String> deliver(PVAStructure data, Consumer<Frame> check) throws Exception {
        NativeLibraries.loadOpenCv();
        ByteArrayPool arrayPool = new ByteArrayPool();
        try (PixelsPool pool = new PixelsPool(limits);
                ArrayDelivery delivery = new ArrayDelivery(sink(pool, check), new BadArrays("T:X"), arrayPool)) {
            return delivery.deliver(new NtndReader("T:X", arrayPool, limits.intOf(Limit.PVA_ARRAY_BYTES))
                    .read(data, System.nanoTime()));
        }
    }

    private static FrameSink sink(PixelsPool pool, Consumer<Frame> check) {
        return new FrameSink() {
            @Override
            public void accept(Frame frame) {
                Pixels pixels = frame.pixels();
                assertThat(pixels.size()).isEqualTo(SIZE);
                check.accept(frame);
            }

            @Override
            public PixelsPool pool() {
                return pool;
            }
        };
    }
}
