package org.videostreamer.source.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.config.SourceUri;
import org.videostreamer.frame.Size;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.source.SourceException;
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

    /** What stands behind a picture's end belongs to it where the length says so, and lengths were right before. */
    @Test
    void aLengthIsBelievedWhereTheOneBeforeWasRight() throws Exception {
        String more = "{B}more\u00FF\u00D9";
        int length = B.length + 6;
        String told = "--frame\r\nContent-Length: " + length + "\r\n\r\n" + more + "\r\n";
        String right = "--frame\r\nContent-Length: {a}\r\n\r\n{A}\r\n";
        String wrong = "--frame\r\nContent-Length: 9\r\n\r\n{A}\r\n";
        String none = "--frame\r\n\r\n{A}\r\n";
        assertThat(read(TYPE, right + told, 99)).containsExactly(A, stream(more));
        assertThat(read(TYPE, right + told + told, 99)).containsExactly(A, stream(more), stream(more));
        assertThat(read(TYPE, told + told, 99)).as("the first").containsExactly(B, B);
        assertThat(read(TYPE, right + wrong + told, 99)).containsExactly(A, A, B);
        assertThat(read(TYPE, right + none + told, 99)).containsExactly(A, A, B);
    }

    @Test
    void aLengthThatDoesNotEndWithAPicturesEndIsNotBelieved() throws Exception {
        String right = "--frame\r\nContent-Length: {a}\r\n\r\n{A}\r\n";
        for (int more : new int[] {-1, 1, 2}) {
            String wrong = "--frame\r\nContent-Length: " + (B.length + more) + "\r\n\r\n{B}\r\n--frame\r\n";
            assertThat(read(TYPE, right + wrong, 99)).containsExactly(A, B);
        }
    }

    @Test
    void aStartWithoutAPictureIsPassedOver() throws Exception {
        assertThat(read(
                        TYPE,
                        "--frame\r\n\r\n\u00FF\u00D8\r\n--frame\r\n\r\n\u00FF\u00D8x\r\n--frame\r\n\r\n{A}\r\n",
                        5))
                .containsExactly(A);
        assertThat(bad).isEqualTo(2);
        assertThat(read(TYPE, "--frame\r\n\r\n\u00FF\u00D8\u00FF\u00D9\r\n--frame\r\n\r\n{A}\r\n", 5))
                .as("four bytes are the shortest picture")
                .hasSize(2);
    }

    @Test
    void aPictureBehindAStartWithoutOneKeepsItsHeaders() throws Exception {
        try (PictureReader reader = new PictureReader(reasons(), () -> bad++, limits)) {
            reader.restart(
                    new Chunks(stream("--frame\r\nX-Timestamp: 12.5\r\n\r\n\u00FF\u00D8{A}\r\n--frame\r\n"), 5, true),
                    TYPE);
            assertThat(bytes(reader.next().orElseThrow())).isEqualTo(A);
            assertThat(reader.timestamp()).contains("12.5");
            assertThat(reader.next()).isEmpty();
        }
        assertThat(bad).isZero();
    }

    @Test
    void startsWithoutPicturesAreNotReadForEver() {
        Limits some = new Limits(Map.of(Limit.CAMERA_PICTURE_BYTES, 1_000L));
        assertThatThrownBy(() -> first("--frame\r\n\r\n" + "\u00FF\u00D8".repeat(600), some))
                .hasMessageContaining("without a JPEG picture in it");
    }

    @ParameterizedTest
    @CsvSource({
        "image/jpeg, '{A}',                     true",
        "image/jpeg, '{A}\r\n',                 true",
        "image/jpeg, '{A}\u00FF\u00D8',         false",
        "image/jpeg, '{A}\u00FFx',              true",
        "image/jpeg, '{A}x\u00D8',              true",
        "image/jpeg, '{A}\u00FF',               true",
        "image/jpeg, '{A}{A}',                  false",
        "multipart/x; boundary=frame, '--frame\r\n\r\n{A}', false",
    })
    void anAnswerIsOnePictureWithoutABoundaryOrASecondStart(String type, String text, boolean one) throws Exception {
        try (PictureReader reader = new PictureReader(reasons(), () -> bad++, limits)) {
            reader.restart(new Chunks(stream(text), Integer.MAX_VALUE, true), type);
            assertThat(reader.hasNoPicture()).isTrue();
            assertThat(reader.hasOnePicture()).isFalse();
            bytes(reader.next().orElseThrow());
            assertThat(reader.hasNoPicture()).isFalse();
            assertThat(reader.hasOnePicture()).isEqualTo(one);
        }
    }

    @Test
    void aHeaderMayStandBeforeAPictureWithoutALinesEnd() throws Exception {
        try (PictureReader reader = new PictureReader(reasons(), () -> bad++, limits)) {
            reader.restart(new Chunks(stream("--frame\r\nX-Timestamp: 12.5{A}"), 5, true), TYPE);
            bytes(reader.next().orElseThrow());
            assertThat(reader.timestamp()).contains("12.5");
        }
    }

    @Test
    void aPartThatIsNoPictureCountsThoughTheAnswerEndsInIt() throws Exception {
        assertThat(read(TYPE, "--frame\r\n\r\ntext", 5)).isEmpty();
        assertThat(bad).isOne();
        assertThat(read(TYPE, "--frame\r\n\r\ntext\r\n", 5)).isEmpty();
        assertThat(bad).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "CAMERA_HEADER_LINE_BYTES, 20, '--frame\r\nX: 45678901234567890\n\r\n{A}',"
                + "'--frame\r\nX: 456789012345678901\n\r\n{A}', a header line of more than 20 bytes",
        "CAMERA_HEADER_BYTES,      20, '--frame\nX: 4567890\nY: 4567890\n\n{A}',"
                + "'--frame\nX: 4567890\nY: 45678901\n\n{A}', more than 20 bytes of header",
    })
    void headersAreAsLongAsTheyMayBeAndNotLonger(Limit limit, long most, String good, String bad, String reason)
            throws Exception {
        Limits some = new Limits(Map.of(limit, most));
        assertThat(first(good, some)).isEqualTo(A);
        assertThat(some.timesReached(limit)).isZero();
        assertThatThrownBy(() -> first(bad, some))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining(reason);
        assertThat(some.timesReached(limit)).isOne();
    }

    @Test
    void aPictureAndWhatStandsBeforeItAreAsLargeAsTheyMayBeAndNotLarger() throws Exception {
        Limits exact = new Limits(Map.of(Limit.CAMERA_PICTURE_BYTES, (long) A.length));
        assertThat(first("x".repeat(A.length - 1) + "\n{A}", exact)).isEqualTo(A);
        assertThat(exact.timesReached(Limit.CAMERA_PICTURE_BYTES)).isZero();
        assertThatThrownBy(() -> first("x".repeat(A.length) + "\n{A}", exact))
                .hasMessageContaining("without a JPEG picture in it");
        assertThat(exact.timesReached(Limit.CAMERA_PICTURE_BYTES)).isOne();
        Limits fewer = new Limits(Map.of(Limit.CAMERA_PICTURE_BYTES, A.length - 1L));
        assertThatThrownBy(() -> first("{A}", fewer)).hasMessageContaining("a picture of more than");
        assertThat(fewer.timesReached(Limit.CAMERA_PICTURE_BYTES)).isOne();
    }

    @Test
    void twoBytesAreNoStartInTheMidstOfALongLine() throws Exception {
        Limits some = new Limits(Map.of(Limit.CAMERA_HEADER_LINE_BYTES, 20L));
        assertThat(first("--frame\r\n\r\n" + "y".repeat(21) + "\u00FF\u00D8x\r\n--frame\r\n\r\n{A}\r\n", some))
                .isEqualTo(A);
        assertThat(bad).isOne();
    }

    private byte[] first(String text, Limits some) throws Exception {
        try (PictureReader reader = new PictureReader(reasons(), () -> bad++, some)) {
            reader.restart(new Chunks(stream(text), Integer.MAX_VALUE, true), TYPE);
            return bytes(reader.next().orElseThrow());
        }
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
