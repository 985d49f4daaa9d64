package org.videostreamer.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.testing.Pictures;

class JpegHeaderTest {

    @Test
    void tellsSizeAndComponents() {
        JpegHeader colour = parse(Pictures.jpeg(659, 493, Color.RED, Color.BLUE));
        assertThat(colour.shown()).isEqualTo(new Size(659, 493));
        assertThat(colour.components()).isEqualTo(3);
        assertThat(parse(Pictures.greyJpeg(9, 7)).components()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"1, 40, 30", "3, 40, 30", "6, 30, 40", "8, 30, 40"})
    void tellsTheSizeInWhichAnExifOrientationIsShown(int orientation, int width, int height) {
        for (boolean little : new boolean[] {true, false}) {
            byte[] file = withOrientation(Pictures.jpeg(40, 30, Color.RED, Color.BLUE), orientation, little);
            assertThat(parse(file).shown()).isEqualTo(new Size(width, height));
        }
    }

    @Test
    void anExifDirectoryBeyondTheSegmentIsNotLookedFor() {
        byte[] file = withOrientation(Pictures.jpeg(40, 30, Color.RED, Color.BLUE), 6, false);
        int offset = 2 + 4 + 6 + 4;
        for (int from : new int[] {Integer.MAX_VALUE - 40, Integer.MIN_VALUE, -41, 27}) {
            for (int told = from; told - from < 41; told++) {
                Unpooled.wrappedBuffer(file).setInt(offset, told);
                assertThat(parse(file).orientation()).as("offset %d", told).isEqualTo(1);
            }
        }
    }

    @Test
    void bytesOfNoMeaningBetweenSegmentsArePassedOver() {
        byte[] file = Pictures.jpeg(40, 30, Color.RED, Color.BLUE);
        byte[] junk = {0, 0, 'j', 'u', 'n', 'k', (byte) 0xFF, 0, (byte) 0xFF};
        byte[] head = Arrays.copyOf(file, 2);
        byte[] tail = Arrays.copyOfRange(file, 2, file.length);
        ByteBuf odd = Unpooled.wrappedBuffer(head, junk, tail);
        assertThat(JpegHeader.parse(odd).orElseThrow().coded()).isEqualTo(new Size(40, 30));
    }

    @Test
    void aFileThatEndsBeforeItsPictureIsEmpty() {
        byte[] file = Pictures.jpeg(40, 30, Color.RED, Color.BLUE);
        byte[] end = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xD9};
        assertThat(JpegHeader.parse(Unpooled.wrappedBuffer(end, file))).isEmpty();
    }

    @Test
    void anythingElseIsEmpty() {
        byte[] file = Pictures.jpeg(40, 30, Color.RED, Color.BLUE);
        for (int length = 0; length < 160; length++) {
            assertThat(JpegHeader.parse(Unpooled.wrappedBuffer(Arrays.copyOf(file, length))))
                    .isEmpty();
        }
        byte[] text = "GIF89a, not a JPEG file at all".getBytes(StandardCharsets.US_ASCII);
        assertThat(JpegHeader.parse(Unpooled.wrappedBuffer(text))).isEmpty();
    }

    private static JpegHeader parse(byte[] file) {
        return JpegHeader.parse(Unpooled.wrappedBuffer(file)).orElseThrow();
    }

    private static byte[] withOrientation(byte[] file, int orientation, boolean little) {
        ByteBuf exif = Unpooled.buffer();
        exif.writeShort(0xFFE1).writeShort(34).writeBytes("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        exif.writeBytes((little ? "II" : "MM").getBytes(StandardCharsets.US_ASCII));
        write16(exif, 42, little);
        write32(exif, 8, little);
        write16(exif, 1, little);
        write16(exif, 0x0112, little);
        write16(exif, 3, little);
        write32(exif, 1, little);
        write16(exif, orientation, little);
        exif.writeZero(6);
        byte[] segment = new byte[exif.readableBytes()];
        exif.readBytes(segment);
        return Unpooled.wrappedBuffer(Arrays.copyOf(file, 2), segment, Arrays.copyOfRange(file, 2, file.length))
                .copy()
                .array();
    }

    private static void write16(ByteBuf out, int value, boolean little) {
        if (little) {
            out.writeShortLE(value);
        } else {
            out.writeShort(value);
        }
    }

    private static void write32(ByteBuf out, int value, boolean little) {
        if (little) {
            out.writeIntLE(value);
        } else {
            out.writeInt(value);
        }
    }
}
