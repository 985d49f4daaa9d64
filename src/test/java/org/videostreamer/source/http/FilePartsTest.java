package org.videostreamer.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.config.SourceUri;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;
import org.videostreamer.limits.Limits;
import org.videostreamer.testing.DeepFiles;
import org.videostreamer.testing.TestJpegs;

/** Streams whose parts are PNG and TIFF files, and JPEG among them. */
@Timeout(30)
class FilePartsTest {

    private static final String TYPE = "multipart/x-mixed-replace; boundary=frame";
    private static final Size SIZE = new Size(37, 21);
    private static final byte[] PNG = DeepFiles.png(SIZE);
    private static final byte[] LITTLE = DeepFiles.tiff(SampleType.FLOAT32, SIZE, ByteOrder.LITTLE_ENDIAN);
    private static final byte[] BIG = DeepFiles.tiff(SampleType.UINT16, SIZE, ByteOrder.BIG_ENDIAN);
    private static final byte[] JPEG = TestJpegs.colour(SIZE, 1);
    private static final List<byte[]> ALL = List.of(PNG, LITTLE, JPEG, BIG, PNG, PNG, BIG, JPEG);

    private int bad;

    @ParameterizedTest
    @CsvSource({"true, 1", "true, 7", "true, 100000", "false, 1", "false, 100000"})
    void areTakenAsTheyAre(boolean lengths, int chunk) throws Exception {
        StringBuilder stream = new StringBuilder();
        for (byte[] file : ALL) {
            part(stream, file, lengths ? "Content-Length: " + file.length + "\r\n" : "");
        }
        assertThat(read(stream + "--frame--\r\n", chunk, true)).containsExactlyElementsOf(ALL);
        assertThat(bad).isZero();
    }

    @Test
    void lengthsThatWereRightAreBelievedSoThatNothingWaitsForTheNextPart() throws Exception {
        StringBuilder stream = new StringBuilder();
        for (byte[] file : ALL) {
            part(stream, file, "Content-Length: " + file.length + "\r\n");
        }
        assertThat(read(stream.toString(), 1_000, false)).containsExactlyElementsOf(ALL);
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 100, 1_000_000})
    void lengthsThatAreWrongAreNot(int length) throws Exception {
        StringBuilder stream = new StringBuilder();
        for (byte[] file : ALL) {
            part(stream, file, "Content-Length: " + length + "\r\n");
        }
        assertThat(read(stream + "--frame--\r\n", 1_000, true)).containsExactlyElementsOf(ALL);
    }

    @Test
    void aFileWhoseLastBytesLookLikeTheEndOfALineIsWhole() throws Exception {
        byte[] file = Arrays.copyOf(BIG, BIG.length);
        file[file.length - 2] = '\r';
        file[file.length - 1] = '\n';
        String part = "--frame\r\nContent-Length: " + file.length + "\r\n\r\n" + latin(file) + "--frame--\r\n";
        assertThat(read(part, 1_000, true)).containsExactly(file);
    }

    @Test
    void aFileThatTheEndCutsOffIsTorn() throws Exception {
        String part = "--frame\r\nContent-Length: " + PNG.length + "\r\n\r\n" + latin(PNG);
        assertThat(read(part, 1_000, true)).containsExactly(PNG);
        assertThat(read(part.substring(0, part.length() - 9), 1_000, true)).isEmpty();
    }

    @Test
    void textThatBeginsAsAFileDoesIsAPartThatIsNoPicture() throws Exception {
        StringBuilder stream = new StringBuilder();
        part(stream, "Isn't it a part?".getBytes(StandardCharsets.ISO_8859_1), "");
        part(stream, PNG, "");
        assertThat(read(stream + "--frame--\r\n", 3, true)).containsExactly(PNG);
        assertThat(bad).isEqualTo(1);
    }

    private static void part(StringBuilder stream, byte[] file, String header) {
        stream.append("--frame\r\n")
                .append(header)
                .append("\r\n")
                .append(latin(file))
                .append("\r\n");
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private List<byte[]> read(String stream, int chunk, boolean ends) throws Exception {
        HttpFailure reasons =
                new HttpFailure(CameraAddress.parse(new SourceUri("http://cam/")), HttpTesting.config("http://cam/"));
        List<byte[]> pictures = new ArrayList<>();
        try (PictureReader reader = new PictureReader(reasons, () -> bad++, new Limits())) {
            reader.restart(new Chunks(stream.getBytes(StandardCharsets.ISO_8859_1), chunk, ends), TYPE);
            for (Optional<ByteBuf> next = reader.next(); next.isPresent(); next = reader.next()) {
                pictures.add(ByteBufUtil.getBytes(next.get()));
                next.get().release();
            }
        } catch (IOException silence) {
            assertThat(silence).hasMessage("silence");
        }
        return pictures;
    }
}
