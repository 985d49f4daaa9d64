package org.videostreamer.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferUShort;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.frame.PictureException;
import org.videostreamer.frame.PictureTooLargeException;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;
import org.videostreamer.testing.DeepFiles;

/** TIFF files of tifffile and of Java, and damaged ones. */
class TiffFileTest {

    private static final Size SIZE = new Size(37, 21);
    private static final int COMPRESSION = 259;
    private static final int OFFSETS = 273;
    private static final int STRIP_ROWS = 278;
    private static final int LENGTHS = 279;
    private static final int COUNT_AT = 4;
    private static final int VALUE_AT = 8;

    private final PixelsPool pool = new PixelsPool();

    @AfterEach
    void giveBack() {
        assertThat(pool.lent()).isZero();
        pool.close();
    }

    /** Written by tifffile 2026.3.3: type, compression, predictor, blocks, byte order. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "uint16-lzw-strips-little",
                "uint16-lzw-integers-tiles-big",
                "uint32-lzw-integers-tiles-big",
                "uint32-plain-tiles-little",
                "uint64-deflate-integers-strips-little",
                "int64-deflate-tiles-little",
                "float32-deflate-floats-tiles-little",
                "float64-lzw-floats-strips-big",
                "float32-packbits-strips-big",
                "int8-packbits-strips-little",
                "int8-lzw-integers-tiles-little",
                "int32-lzw-integers-strips-big",
                "int16-deflate-integers-tiles-little-pages",
            })
    void everySampleIsRead(String name) throws IOException {
        SampleType type = SampleType.valueOf(name.split("-")[0].toUpperCase(Locale.ROOT));
        byte[] file;
        try (InputStream in = TiffFileTest.class.getResourceAsStream("tiff/" + name + ".tif")) {
            file = in.readAllBytes();
        }
        assertRead(file, type);
        for (int length = 0; length < file.length; length += 7) {
            assertNoSurprise(Arrays.copyOf(file, length));
        }
    }

    /** Noise fills the tables of codes, and flat areas have codes that stand for themselves. */
    @ParameterizedTest
    @CsvSource({"LZW, false", "LZW, true", "ZLib, false", "Deflate, true", "PackBits, false"})
    void largeFilesOfJavaAreRead(String compression, boolean tiled) throws IOException {
        BufferedImage picture = new BufferedImage(400, 300, BufferedImage.TYPE_USHORT_GRAY);
        short[] samples = ((DataBufferUShort) picture.getRaster().getDataBuffer()).getData();
        Random random = new Random(1);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (i < samples.length / 2 ? random.nextInt() : 0x1234);
        }
        Pixels pixels = decode(javas(picture, compression, tiled));
        short[] read = new short[samples.length];
        pixels.bytes().asShortBuffer().get(read);
        pixels.release();
        assertThat(read).isEqualTo(samples);
    }

    private static byte[] javas(BufferedImage picture, String compression, boolean tiled) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionType(compression);
            if (tiled) {
                how.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
                how.setTiling(64, 48, 0, 0);
            }
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    @Test
    void theNextPictureIsNeverLookedForSoALoopOfThemDoesNotMatter() {
        ByteBuffer file = plain();
        int entries = file.getShort(8);
        file.putInt(10 + 12 * entries, 8);
        assertRead(file.array(), SampleType.UINT16);
    }

    @Test
    void lengthsThatFollowFromTheSizeMayBeMissing() {
        ByteBuffer file = plain();
        file.putShort(entry(file, LENGTHS), (short) 280);
        assertRead(file.array(), SampleType.UINT16);
    }

    @Test
    void samplesBeyondTheEndAreTold() {
        ByteBuffer file = plain();
        file.putInt(entry(file, OFFSETS) + VALUE_AT, Integer.MAX_VALUE);
        assertRefused(file, "the TIFF file has 1688 bytes; its samples go on to 2147485201");
    }

    @Test
    void aFileThatIsCutOffIsTold() {
        byte[] half = Arrays.copyOf(plain().array(), 900);
        assertRefused(ByteBuffer.wrap(half), "the TIFF file has 900 bytes; its samples go on to 1688");
    }

    @Test
    void tooFewSamplesAreTold() {
        ByteBuffer file = plain();
        file.putInt(entry(file, LENGTHS) + VALUE_AT, 1_500);
        assertRefused(file, "a strip or tile of the TIFF file has too few samples");
    }

    @Test
    void tooFewStripsAreTold() {
        ByteBuffer file = plain();
        file.putShort(entry(file, STRIP_ROWS) + VALUE_AT, (short) 1);
        assertRefused(file, "the TIFF file tells of 1 strips or tiles; its size needs 21");
        file.putShort(entry(file, STRIP_ROWS) + VALUE_AT, (short) 0);
        assertRefused(file, "the TIFF file has strips or tiles of 37x0 for a picture of 37x21");
    }

    @Test
    void listsBeyondTheEndAreTold() {
        ByteBuffer file = plain();
        file.putInt(entry(file, OFFSETS) + COUNT_AT, 1 << 30);
        assertRefused(file, "the TIFF file is cut off, or tells of places outside it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5       | a strip or tile of the TIFF file is no LZW data
            8       | a strip or tile of the TIFF file is no Deflate data
            7       | the TIFF file has the compression 7, which is not read; expected none, LZW, Deflate or PackBits
            """)
    void dataOfAnotherCompressionAreTold(short compression, String reason) {
        ByteBuffer file = plain();
        file.putShort(entry(file, COMPRESSION) + VALUE_AT, compression);
        file.position(file.getInt(entry(file, OFFSETS) + VALUE_AT));
        file.put(new byte[] {-1, -1, -1, -1}).rewind();
        assertRefused(file, reason);
    }

    @Test
    void tilesThatAreMuchLargerThanThePictureAreTold() {
        ByteBuffer file = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0x002A4949).putInt(8).putShort((short) 6);
        int[][] entries = {{256, 37}, {257, 21}, {258, 16}, {322, 60_000}, {323, 60_000}, {324, 400}};
        for (int[] entry : entries) {
            file.putShort((short) entry[0]).putShort((short) 4).putInt(1).putInt(entry[1]);
        }
        assertRefused(file.rewind(), "the TIFF file has strips or tiles of 60000x60000 for a picture of 37x21");
    }

    @Test
    void aClaimOfTooManyPixelsIsRefusedBeforeAnythingIsRead() {
        ByteBuffer file = plain();
        file.putShort(entry(file, 256) + VALUE_AT, (short) 60_000);
        file.putShort(entry(file, 257) + VALUE_AT, (short) 60_000);
        assertThatThrownBy(() -> ImageFileDecoder.decode(file, pool)).isInstanceOf(PictureTooLargeException.class);
    }

    private static ByteBuffer plain() {
        return ByteBuffer.wrap(DeepFiles.tiff(SampleType.UINT16, SIZE, ByteOrder.LITTLE_ENDIAN))
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int entry(ByteBuffer file, int tag) {
        int at = 10;
        while (file.getShort(at) != tag) {
            at += 12;
        }
        return at;
    }

    private void assertRead(byte[] file, SampleType type) {
        Pixels pixels = decode(file);
        assertThat(pixels.format()).isEqualTo(PixelFormat.gray(type));
        assertThat(pixels.size()).isEqualTo(SIZE);
        assertThat(DeepFiles.bytes(pixels)).isEqualTo(DeepFiles.samples(type, SIZE, ByteOrder.nativeOrder()));
        pixels.release();
    }

    private void assertRefused(ByteBuffer file, String reason) {
        assertThatThrownBy(() -> ImageFileDecoder.decode(file, pool))
                .isInstanceOf(PictureException.class)
                .hasMessage(reason);
    }

    private void assertNoSurprise(byte[] file) {
        try {
            ImageFileDecoder.decode(ByteBuffer.wrap(file), pool).ifPresent(Pixels::release);
        } catch (PictureException e) {
            assertThat(e.getMessage()).contains("TIFF file");
        }
    }

    private Pixels decode(byte[] file) {
        return ImageFileDecoder.decode(ByteBuffer.wrap(file), pool).orElseThrow();
    }
}
