package org.videostreamer.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.SourceUri;
import org.videostreamer.frame.PictureException;
import org.videostreamer.frame.PictureTooLargeException;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.pixels.ImageFileDecoder;
import org.videostreamer.pixels.ImageHeader;
import org.videostreamer.source.SourceException;
import org.videostreamer.testing.Fuzz;

class PictureReaderFuzzTest {

    private static final Limits LIMITS = new Limits(Map.of(
            Limit.CAMERA_PICTURE_BYTES, 4_096L,
            Limit.CAMERA_HEADER_LINE_BYTES, 256L,
            Limit.CAMERA_HEADER_BYTES, 1_024L,
            Limit.PICTURE_PIXELS, 10_000L));

    private final PixelsPool pool = new PixelsPool(LIMITS);

    @Fuzz
    void whateverACameraSendsItsPicturesDoNotDependOnHowItArrives(FuzzedDataProvider input) throws Exception {
        String type = input.consumeBoolean() ? "multipart/x-mixed-replace; boundary=frame" : "";
        byte[] bytes = input.consumeRemainingAsBytes();
        List<String> atOnce = read(type, bytes, Integer.MAX_VALUE);
        assertThat(read(type, bytes, 1)).isEqualTo(atOnce);
        atOnce.stream()
                .filter(picture -> picture.startsWith("4"))
                .map(ByteBufUtil::decodeHexDump)
                .map(ByteBuffer::wrap)
                .forEach(this::decode);
        assertThat(atOnce)
                .allMatch(picture ->
                        picture.matches("(ffd8|89504e47|49492a00|4d4d002a)(..){2,}") || picture.startsWith("end"));
    }

    /** What this program decodes itself is a picture, or refused with words. */
    private void decode(ByteBuffer tiff) {
        try {
            if (ImageHeader.of(tiff).flatMap(ImageHeader::samples).isPresent()) {
                ImageFileDecoder.decode(tiff, pool).ifPresent(Pixels::release);
            }
        } catch (PictureException e) {
            assertThat(e.getMessage()).contains("TIFF file").hasSizeLessThan(200);
        } catch (PictureTooLargeException e) {
            assertThat(e.getMessage()).startsWith("a picture of");
        }
        assertThat(pool.lent()).isZero();
    }

    private static List<String> read(String type, byte[] bytes, int chunk) throws IOException, ConfigException {
        HttpFailure reasons =
                new HttpFailure(CameraAddress.parse(new SourceUri("http://cam/")), HttpTesting.config("http://cam/"));
        List<String> pictures = new ArrayList<>();
        try (PictureReader reader = new PictureReader(reasons, () -> {}, LIMITS)) {
            reader.restart(new Chunks(bytes, chunk, true), type);
            for (Optional<ByteBuf> next = reader.next(); next.isPresent(); next = reader.next()) {
                pictures.add(ByteBufUtil.hexDump(next.get()));
                next.get().release();
            }
        } catch (SourceException e) {
            pictures.add("end: a limit");
        }
        return pictures;
    }
}
