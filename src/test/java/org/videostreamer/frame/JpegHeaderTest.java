package org.videostreamer.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.testing.Pictures;

class JpegHeaderTest {

    /** Two pixels beside each other. */
    private static final String PICTURE = "FFC0 000B 08 0001 0002 01 000000";

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

    @ParameterizedTest
    @CsvSource({
        "C0, false",
        "C1, false",
        "C2, true",
        "C3, false",
        "C5, false",
        "C6, true",
        "C7, false",
        "C9, false",
        "CA, true",
        "CB, false",
        "CD, false",
        "CE, true",
        "CF, false"
    })
    void everyKindOfPictureHasAHeader(String marker, boolean progressive) {
        ByteBuf file = hex("FFD8 FF" + marker + "0011 08 0030 0040 03 010000 020000 030000");
        assertThat(JpegHeader.parse(file))
                .contains(new JpegHeader(new Size(64, 48), 3, 1, progressive, file.writerIndex()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FFC4 0003 00", // Huffman tables
                "FFC8 0003 00", // reserved
                "FFCC 0003 00", // arithmetic coding's tables
                "FFE0 0002",
                "FFFF E0 0002",
                "FF00",
                "FF01",
                "FFD0",
                "FFD7",
                "FFD8",
                "00 FF 01 FF",
            })
    void whatMayStandBeforeThePictureIsPassedOver(String before) {
        assertThat(JpegHeader.parse(hex("FFD8" + before + PICTURE))
                        .orElseThrow()
                        .coded())
                .isEqualTo(new Size(2, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FFD8 FFD9", // the end of the image
                "FFD8 FFDA 0002", // a scan
                "FFD8 FFE0 0001", // a segment shorter than its own length
                "FFD8 FFE0 0100", // a segment that ends behind the file
                "FFD9",
                "0000",
            })
    void noPictureIsLookedForBehindAnEnd(String before) {
        assertThat(JpegHeader.parse(hex(before + PICTURE))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000 0001", "0001 0000", "0000 0000"})
    void aPictureWithoutPixelsIsNone(String sides) {
        assertThat(JpegHeader.parse(hex("FFD8 FFC0 000B 08" + sides + "01 000000")))
                .isEmpty();
    }

    @Test
    void aHeaderThatEndsWithItsComponentsIsEnough() {
        ByteBuf whole = hex("FFD8 FFC0 000B 08 0001 0002 01");
        assertThat(JpegHeader.parse(whole).orElseThrow().components()).isEqualTo(1);
        assertThat(JpegHeader.parse(whole.slice(0, whole.writerIndex() - 1))).isEmpty();
    }

    @Test
    void theHeaderIsReadFromTheReaderIndexOn() {
        ByteBuf file = hex("0102 FFD8" + PICTURE).skipBytes(2);
        assertThat(JpegHeader.parse(file).orElseThrow().coded()).isEqualTo(new Size(2, 1));
        assertThat(file.readerIndex()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4D4D 002A 00000008 0001 0112 0003 00000001 0006 0000 | 6",
                "4949 2A00 08000000 0100 1201 0300 01000000 0600 0000 | 6",
                "4D4D 002A 00000008 0002 0100 0003 00000001 0002 0000 0112 0003 00000001 0003 0000 | 3",
                "4D4D 002A 0000000A AAAA 0001 0112 0003 00000001 0008 0000 | 8",
                "4D4D 002A 00000008 0001 0112 0003 00000001 0001 0000 | 1",
                "4D4D 002A 00000008 0001 0112 0003 00000001 0000 0000 | 5",
                "4D4D 002A 00000008 0001 0112 0003 00000001 0009 0000 | 5",
                "4D4D 002A 00000008 0000 0112 0003 00000001 0006 0000 | 5",
                "4D4D 002A 00000008 0001 0112 0003 00000001 0006 00 | 5",
                "4D4D 002A 00000008 FFFF 0100 0003 00000001 0006 0000 | 5",
                "4D4D 002A 00000008 0000 | 5",
            })
    void theLastExifSegmentThatTellsAnOrientationCounts(String tiff, int orientation) {
        String before = exif("4D4D 002A 00000008 0001 0112 0003 00000001 0005 0000");
        ByteBuf file = hex("FFD8" + before + exif(tiff) + PICTURE);
        assertThat(JpegHeader.parse(file).orElseThrow().orientation()).isEqualTo(orientation);
    }

    @Test
    void aSegmentThatIsNotExifTellsNoOrientation() {
        String other =
                exif("4D4D 002A 00000008 0001 0112 0003 00000001 0006 0000").replace("45786966", "45786967");
        assertThat(JpegHeader.parse(hex("FFD8" + other + PICTURE)).orElseThrow().orientation())
                .isEqualTo(1);
    }

    private static String exif(String tiff) {
        String content = ("45786966 0000" + tiff).replace(" ", "");
        return "FFE1%04X".formatted(2 + content.length() / 2) + content;
    }

    private static ByteBuf hex(String digits) {
        return Unpooled.copiedBuffer(HexFormat.of().parseHex(digits.replace(" ", "")));
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
