package org.videostreamer.output.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;
import org.videostreamer.testing.DeepFiles;
import org.videostreamer.testing.SamplePictures;

class SampleFileTest {

    private final PixelsPool pool = new PixelsPool();

    @AfterEach
    void giveBack() {
        assertThat(pool.lent()).isZero();
        pool.close();
    }

    @ParameterizedTest
    @CsvSource({"png16, image/png", "tiff, image/tiff", "npy, application/x-npy", "raw, application/octet-stream"})
    void aFormHasANameInLowerCaseAndAMediaType(String name, String mediaType) {
        assertThat(SampleFile.parse(name)).map(SampleFile::mediaType).contains(mediaType);
    }

    @Test
    void aNameThatNoFormHasIsNone() {
        assertThat(SampleFile.parse("TIFF")).isEmpty();
        assertThat(SampleFile.parse("png")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void pngHoldsUnsignedSamplesOfOneAndTwoBytesAndTheOthersHoldAll(SampleType type) {
        Frame frame = SamplePictures.frame(SamplePictures.row(pool, type, 1, 2), 1, 0);
        boolean held = type == SampleType.UINT8 || type == SampleType.UINT16;
        assertThat(SampleFile.PNG16.refusal(frame))
                .isEqualTo(
                        held
                                ? Optional.empty()
                                : Optional.of("png16 holds unsigned samples of 8 and 16 bits, and this picture has "
                                        + type.name().toLowerCase(Locale.ROOT) + "; ask for tiff or npy"));
        assertThat(SampleFile.TIFF.refusal(frame)).isEmpty();
        assertThat(SampleFile.NPY.refusal(frame)).isEmpty();
        assertThat(SampleFile.RAW.refusal(frame)).isEmpty();
        frame.release();
    }

    @ParameterizedTest
    @EnumSource(value = SampleFile.class, mode = EnumSource.Mode.EXCLUDE, names = "PNG16")
    void theSamplesStandBehindTheHeaderInTheMemoryTheyWereIn(SampleFile form) {
        Pixels pixels = SamplePictures.row(pool, SampleType.UINT16, 1, 0x8002, 3);
        ByteBuf file = form.write(pixels, "Frame 7", Optional.empty());
        SampleLayout layout = SampleLayout.of(pixels);
        ByteBuf header =
                switch (form) {
                    case TIFF -> TiffHeader.of(layout, "Frame 7", Optional.empty());
                    case NPY -> NpyHeader.of(layout);
                    default -> Unpooled.directBuffer(0);
                };
        byte[] expected = new byte[header.readableBytes() + 6];
        header.readBytes(expected, 0, expected.length - 6);
        System.arraycopy(DeepFiles.bytes(pixels), 0, expected, expected.length - 6, 6);
        assertThat(ByteBufUtil.getBytes(file)).isEqualTo(expected);
        header.release();
        pixels.release();
        assertThat(pool.lent()).as("held by the file").isEqualTo(1);
        file.release();
    }

    @Test
    void pngHasAllBitsAndTheDescription() throws IOException {
        Pixels pixels = SamplePictures.row(pool, SampleType.UINT16, 1, 0x8002, 3);
        ByteBuf file = SampleFile.PNG16.write(pixels, "Frame 7", Optional.empty());
        pixels.release();
        assertThat(file.toString(33 + 4, 23, StandardCharsets.US_ASCII)).isEqualTo("tEXtDescription\0Frame 7");
        assertThat(raster(file).getSamples(0, 0, 3, 1, 0, (int[]) null)).containsExactly(1, 0x8002, 3);
    }

    @Test
    void pngHasTheColoursInTheirPlaces() throws IOException {
        Pixels pixels = pool.make(
                PixelFormat.RGB24,
                new Size(1, 1),
                out -> out.bytes().put((byte) 10).put((byte) 20).put((byte) 30));
        ByteBuf file = SampleFile.PNG16.write(pixels, "Frame 7", Optional.empty());
        pixels.release();
        assertThat(raster(file).getPixel(0, 0, (int[]) null)).containsExactly(10, 20, 30);
    }

    private static Raster raster(ByteBuf file) throws IOException {
        byte[] bytes = ByteBufUtil.getBytes(file);
        file.release();
        return ImageIO.read(new ByteArrayInputStream(bytes)).getRaster();
    }
}
