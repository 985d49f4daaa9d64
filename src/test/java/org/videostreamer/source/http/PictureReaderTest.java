package org.videostreamer.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.config.SourceUri;
import org.videostreamer.frame.Size;
import org.videostreamer.limits.Limits;
import org.videostreamer.testing.TestJpegs;

@Timeout(30)
class PictureReaderTest {

    private static final String TYPE = "multipart/x-mixed-replace; boundary=frame";
    private static final byte[] A = TestJpegs.colour(new Size(64, 48), 1);
    private static final byte[] B = TestJpegs.progressive(new Size(80, 40), 2);
    private static final byte[] EXIF = TestJpegs.exif(new Size(64, 48), 3, 6);

    private final Limits limits = new Limits();
    private int bad;

    /** A stream's text, in which {@code {A}} and the like stand for pictures. */
    private static byte[] stream(String text) {
        String all = text.replace("{A}", latin(A)).replace("{B}", latin(B)).replace("{EXIF}", latin(EXIF));
        return all.replace("{a}", "" + A.length).replace("{b}", "" + B.length).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static HttpFailure reasons() throws Exception {
        return new HttpFailure(CameraAddress.parse(new SourceUri("http://cam/")), HttpTesting.config("http://cam/"));
    }

    private List<byte[]> read(String type, String text, int chunk) throws Exception {
        return read(type, new Chunks(stream(text), chunk, true));
    }

    /** Reads only as long as the camera is not silent. */
    private List<byte[]> readUntilSilence(String text, int chunk) throws Exception {
        return read(TYPE, new Chunks(stream(text), chunk, false));
    }

    private List<byte[]> read(String type, ByteSource in) throws Exception {
        List<byte[]> pictures = new ArrayList<>();
        try (PictureReader reader = new PictureReader(reasons(), () -> bad++, limits)) {
            reader.restart(in, type);
            for (Optional<ByteBuf> next = reader.next(); next.isPresent(); next = reader.next()) {
                pictures.add(bytes(next.get()));
            }
        } catch (IOException silence) {
            assertThat(silence).hasMessage("silence");
        }
        return pictures;
    }

    private static byte[] bytes(ByteBuf picture) {
        byte[] bytes = ByteBufUtil.getBytes(picture);
        picture.release();
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, Integer.MAX_VALUE})
    void readsPartsOfAnnouncedLength(int chunk) throws Exception {
        String text = "--frame\r\nContent-Type: image/jpeg\r\nContent-Length: {a}\r\n\r\n{A}\r\n"
                + "--frame\r\ncontent-length:{b}\r\nX: y\r\n\r\n{B}\r\n--frame--\r\n";
        assertThat(read(TYPE, text, chunk)).containsExactly(A, B);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, Integer.MAX_VALUE})
    void readsPartsOfNoLengthAndBareLineFeeds(int chunk) throws Exception {
        String text = "--frame\nContent-Type: image/jpeg\n\n{A}\n--frame\n\n{B}\n--frame\n\n{A}\n--frame--\n";
        assertThat(read(TYPE, text, chunk)).containsExactly(A, B, A);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, Integer.MAX_VALUE})
    void takesAThumbnailsEndForNoPicturesEnd(int chunk) throws Exception {
        String text = "--frame\r\n\r\n{EXIF}\r\n--frame\r\n\r\n{A}\r\n--frame";
        assertThat(read(TYPE, text, chunk)).containsExactly(EXIF, A);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, Integer.MAX_VALUE})
    void dropsPreambleAndGarbageBetweenParts(int chunk) throws Exception {
        String text = "hello\r\n\r\n-- frame\r\n--fram\r\n--frame\r\nContent-Length: {a}\r\n\r\n{A}\r\n"
                + "\0\1\2-----\r\n\r\nnonsense --frames\r\n--frame\r\n\r\n{B}some more--frame\r\n\r\n{A}\r\n";
        assertThat(read(TYPE, text, chunk)).containsExactly(A, B, A);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, Integer.MAX_VALUE})
    void recoversThePictureOfATooShortLength(int chunk) throws Exception {
        String text = "--frame\r\nContent-Length: 100\r\n\r\n{A}\r\n--frame\r\nContent-Length: 9\r\n\r\n{B}\r\n--frame";
        assertThat(read(TYPE, text, chunk)).containsExactly(A, B);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, Integer.MAX_VALUE})
    void recoversThePictureOfATooLongLength(int chunk) throws Exception {
        int tooLong = A.length + 150;
        String text = "--frame\r\nContent-Length: " + tooLong + "\r\n\r\n{A}\r\n--frame\r\nContent-Length: 99999999999"
                + "\r\n\r\n{B}\r\n--frame\r\nContent-Length: x\r\n\r\n{A}\r\n--frame";
        assertThat(read(TYPE, text, chunk)).containsExactly(A, B, A);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, Integer.MAX_VALUE})
    void handsOverAPictureOfKnownLengthWithItsLastByte(int chunk) throws Exception {
        assertThat(readUntilSilence("--frame\r\nContent-Length: {a}\r\n\r\n{A}", chunk))
                .containsExactly(A);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, Integer.MAX_VALUE})
    void handsOverAPictureOfNoLengthWithItsLastByte(int chunk) throws Exception {
        assertThat(readUntilSilence("--frame\r\n\r\n{EXIF}", chunk)).containsExactly(EXIF);
        assertThat(readUntilSilence("--frame\r\n\r\n{B}", chunk)).containsExactly(B);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, Integer.MAX_VALUE})
    void endsAPictureWithoutEndAtTheBoundary(int chunk) throws Exception {
        String torn = latin(A).substring(0, A.length - 2);
        String text = "--frame\r\n\r\n" + torn + "\r\n--frame\r\nContent-Length: " + torn.length() + "\r\n\r\n" + torn
                + "\r\n--frame\r\n\r\n{B}";
        assertThat(read(TYPE, text, chunk))
                .extracting(part -> part.length)
                .containsExactly(A.length - 2, A.length - 2, B.length);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, Integer.MAX_VALUE})
    void goesOnAfterAClosingBoundary(int chunk) throws Exception {
        String text = "--frame\r\n\r\n{A}\r\n--frame--\r\n--frame\r\n\r\n{B}\r\n--frame--\r\n";
        assertThat(read(TYPE, text, chunk)).containsExactly(A, B);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, Integer.MAX_VALUE})
    void adoptsTheBoundaryThatIsUsedWhateverWasAnnounced(int chunk) throws Exception {
        String text = "\r\n--other\r\nContent-type: image/jpeg\r\n\r\n{A}\r\n--other\r\n\r\n{B}\r\n--other--\r\n";
        assertThat(read(TYPE, text, chunk)).containsExactly(A, B);
        assertThat(read("multipart/x-mixed-replace", text, chunk)).containsExactly(A, B);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, Integer.MAX_VALUE})
    void readsTheOriginalProgramsTwoBoundaryLines(int chunk) throws Exception {
        String text = "--frame\r\n"
                + "--!>\n"
                + "Content-type: image/jpeg\n\n"
                + "{A}\r\n"
                + "--frame\r\n"
                + "--!>\n"
                + "Content-type: image/jpeg\n\n"
                + "{B}\r\n";
        assertThat(read("multipart/x-mixed-replace;boundary=\"!>\"", text, chunk))
                .containsExactly(A, B);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, Integer.MAX_VALUE})
    void findsAPictureBehindAMissingEmptyLine(int chunk) throws Exception {
        assertThat(read(TYPE, "--frame\r\nContent-Type: image/jpeg\r\n{A}\r\n--frame\r\n", chunk))
                .containsExactly(A);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, Integer.MAX_VALUE})
    void countsPartsThatAreNoPictures(int chunk) throws Exception {
        String text = "--frame\r\nContent-Length: 4\r\n\r\ntext\r\n--frame\r\n\r\nmore\r\n--frame\r\n\r\n\r\n"
                + "--frame\r\n\r\n{A}\r\n--frame\r\nContent-Type: text/plain\r\n\r\n\r\n--frame--\r\nend\r\n";
        assertThat(read(TYPE, text, chunk)).containsExactly(A);
        assertThat(bad).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/x-mixed-replace; boundary=frame",
                "multipart/x-mixed-replace;boundary=frame",
                "Multipart/X-Mixed-Replace; Boundary=frame",
                "multipart/x-mixed-replace; boundary=\"frame\"",
                "multipart/x-mixed-replace; boundary=\"--frame\"; charset=utf-8",
                "multipart/x-mixed-replace; charset=x; boundary=frame",
                "multipart/x-mixed-replace; boundary=frame; charset=x",
                "multipart/x-mixed-replace; boundary=--frame",
                "multipart/x-mixed-replace; BOUNDARY = frame"
            })
    void understandsAnnouncements(String type) throws Exception {
        for (String line : List.of("--frame", "----frame", "--frame  ", "-----------------frame")) {
            String text = line + "\r\n\r\n{A}\r\n" + line + "\r\nContent-Length: {b}\r\n\r\n{B}\r\n" + line + "--\r\n";
            assertThat(read(type, text, 11)).containsExactly(A, B);
        }
    }

    @Test
    void tellsTheTimeOfEachPicture() throws Exception {
        String text = "--frame\r\nX-Timestamp : 12.5\r\n\r\n{A}\r\n--frame\r\n\r\n{A}";
        try (PictureReader reader = new PictureReader(reasons(), () -> bad++, limits)) {
            reader.restart(new Chunks(stream(text), 5, true), TYPE);
            bytes(reader.next().orElseThrow());
            assertThat(reader.timestamp()).contains("12.5");
            bytes(reader.next().orElseThrow());
            assertThat(reader.timestamp()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 200_000})
    void keepsPartsOfAnySizeWhole(int chunk) throws Exception {
        StringBuilder text = new StringBuilder();
        List<byte[]> expected = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            byte[] part = large(i * i * 300 + 1);
            expected.add(part);
            String length = i % 2 == 0 ? "" : "Content-Length: " + part.length + "\r\n";
            text.append("--frame\r\n")
                    .append(length)
                    .append("\r\n")
                    .append(latin(part))
                    .append("\r\n");
        }
        text.append("--frame--\r\n");
        assertThat(read(TYPE, text.toString(), chunk)).containsExactlyElementsOf(expected);
    }

    /** A file of a picture whose scan is padded with so many bytes. */
    private static byte[] large(int padding) {
        byte[] file = Arrays.copyOf(A, A.length + padding);
        Arrays.fill(file, A.length - 2, file.length, (byte) 'a');
        file[file.length - 2] = (byte) 0xFF;
        file[file.length - 1] = (byte) 0xD9;
        return file;
    }
}
