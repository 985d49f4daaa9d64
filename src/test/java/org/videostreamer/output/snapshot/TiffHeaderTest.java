package org.videostreamer.output.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.config.PixelSize;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;

/** The header as TIFF 6.0 has it read. */
class TiffHeaderTest {

    private static final int[] BYTES_OF_TYPES = {0, 1, 1, 2, 4, 8};

    private final List<ByteBuf> made = new ArrayList<>();

    /** What an entry says: how many values, and the values, or where they are. */
    private record Entry(int type, int count, int value) {}

    @AfterEach
    void giveBack() {
        made.forEach(ByteBuf::release);
    }

    @Test
    void tellsAllOfAGrayPictureInItsDirectory() {
        ByteBuf file = header(SampleType.UINT16, 1, "Frame 7", Optional.empty());
        Map<Integer, Entry> entries = entries(file);
        assertThat(entries)
                .containsEntry(256, new Entry(4, 1, 5))
                .containsEntry(257, new Entry(4, 1, 3))
                .containsEntry(258, new Entry(3, 1, 16))
                .containsEntry(259, new Entry(3, 1, 1))
                .containsEntry(262, new Entry(3, 1, 1))
                .containsEntry(273, new Entry(4, 1, file.readableBytes()))
                .containsEntry(277, new Entry(3, 1, 1))
                .containsEntry(278, new Entry(4, 1, 3))
                .containsEntry(279, new Entry(4, 1, 30))
                .containsEntry(284, new Entry(3, 1, 1))
                .containsEntry(339, new Entry(3, 1, 1));
        assertThat(text(file, entries.get(270))).isEqualTo("Frame 7\0");
        assertThat(text(file, entries.get(305))).isEqualTo("video-streamer\0");
        assertThat(entries).as("and nothing else").hasSize(13);
    }

    @Test
    void tellsBitsAndFormatOfEachColour() {
        ByteBuf file = header(SampleType.UINT8, 3, "RGB 7", Optional.of(new PixelSize(1, 1)));
        Map<Integer, Entry> entries = entries(file);
        assertThat(entries)
                .containsEntry(262, new Entry(3, 1, 2))
                .containsEntry(277, new Entry(3, 1, 3))
                .containsEntry(279, new Entry(4, 1, 45));
        assertThat(shorts(file, entries.get(258))).containsExactly(8, 8, 8);
        assertThat(shorts(file, entries.get(339))).containsExactly(1, 1, 1);
        assertThat(text(file, entries.get(270))).isEqualTo("RGB 7\0");
        assertThat(entries.values().stream()
                        .filter(entry -> size(entry) > 4)
                        .mapToInt(Entry::value)
                        .distinct()
                        .count())
                .as("nothing lies where something else does")
                .isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({
        "UINT8,  8,  1", "INT8,  8,  2", "UINT16, 16, 1", "INT16, 16, 2", "UINT32,  32, 1",
        "INT32, 32, 2", "UINT64, 64, 1", "INT64, 64, 2", "FLOAT32, 32, 3", "FLOAT64, 64, 3",
    })
    void everyTypeHasItsBitsAndItsFormat(SampleType type, int bits, int format) {
        Map<Integer, Entry> entries = entries(header(type, 1, "Frame 7", Optional.empty()));
        assertThat(entries.get(258).value()).isEqualTo(bits);
        assertThat(entries.get(339).value()).isEqualTo(format);
    }

    @Test
    void whatAPixelCoversIsToldAsPixelsInACentimetre() {
        ByteBuf file = header(SampleType.UINT8, 1, "Frame 7", Optional.of(new PixelSize(0.5, 12.5)));
        Map<Integer, Entry> entries = entries(file);
        assertThat(rational(file, entries.get(282))).isEqualTo(20_000);
        assertThat(rational(file, entries.get(283))).isEqualTo(800);
        assertThat(entries).containsEntry(296, new Entry(3, 1, 3)).hasSize(16);
    }

    @ParameterizedTest
    @CsvSource({
        "0.00001,     1,           true",
        "0.000009,    1,           false",
        "1,           0.000009,    false",
        "42949.67295, 42949.67295, true",
        "42949.67296, 1,           false",
        "1,           42949.67296, false",
    })
    void whatDoesNotFitIntoThirtyTwoBitsIsNotTold(double x, double y, boolean told) {
        ByteBuf file = header(SampleType.UINT8, 1, "Frame 7", Optional.of(new PixelSize(x, y)));
        assertThat(entries(file).containsKey(282)).isEqualTo(told);
        if (told) {
            assertThat(rational(file, entries(file).get(282))).isEqualTo(1e9 / Math.round(x * 1e5));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'0123', 208",
        "'01234567890123456', 208",
        "'012345678901234567', 208",
        "'0123456789012345678', 224",
        "'012345678901234567890123456789012', 224",
        "'0123456789012345678901234567890123', 224"
    })
    void samplesBeginAtAMultipleOfSixteen(String description, int bytes) {
        ByteBuf file = header(SampleType.UINT8, 1, description, Optional.empty());
        Entry software = entries(file).get(305);
        assertThat(file.readableBytes())
                .isEqualTo((software.value() + software.count() + 15) / 16 * 16)
                .isEqualTo(bytes);
        for (int at = software.value() + software.count(); at < file.readableBytes(); at++) {
            assertThat(file.getByte(at)).isZero();
        }
    }

    private ByteBuf header(SampleType type, int components, String description, Optional<PixelSize> pixelSize) {
        ByteBuf file = TiffHeader.of(new SampleLayout(type, components, new Size(5, 3)), description, pixelSize);
        made.add(file);
        return file;
    }

    private static Map<Integer, Entry> entries(ByteBuf file) {
        assertThat(file.getShortLE(0)).as("low byte first").isEqualTo((short) 0x4949);
        assertThat(file.getShortLE(2)).isEqualTo((short) 42);
        int at = file.getIntLE(4);
        int count = file.getShortLE(at);
        Map<Integer, Entry> entries = new TreeMap<>();
        for (int i = 0, place = at + 2, before = 0; i < count; i++, place += 12) {
            int tag = file.getUnsignedShortLE(place);
            assertThat(tag).as("entries rise").isGreaterThan(before);
            before = tag;
            entries.put(tag, new Entry(file.getShortLE(place + 2), file.getIntLE(place + 4), file.getIntLE(place + 8)));
        }
        assertThat(file.getIntLE(at + 2 + count * 12))
                .as("no directory follows")
                .isZero();
        return entries;
    }

    private static int size(Entry entry) {
        return entry.count() * BYTES_OF_TYPES[entry.type()];
    }

    private static String text(ByteBuf file, Entry entry) {
        assertThat(entry.type()).isEqualTo(2);
        return file.toString(entry.value(), entry.count(), StandardCharsets.US_ASCII);
    }

    private static int[] shorts(ByteBuf file, Entry entry) {
        int[] values = new int[entry.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = file.getShortLE(entry.value() + i * 2);
        }
        return values;
    }

    private static double rational(ByteBuf file, Entry entry) {
        assertThat(entry.type()).isEqualTo(5);
        return (double) file.getUnsignedIntLE(entry.value()) / file.getUnsignedIntLE(entry.value() + 4);
    }
}
