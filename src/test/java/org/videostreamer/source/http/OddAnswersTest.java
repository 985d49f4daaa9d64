package org.videostreamer.source.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

/** Answers that keep to no rule, and in which browsers see pictures all the same. */
@Timeout(60)
class OddAnswersTest {

    private static final String PARTS = "multipart/x-mixed-replace; boundary=frame";
    private static final byte[] A = TestJpegs.colour(new Size(64, 48), 1);
    private static final byte[] B = TestJpegs.exif(new Size(80, 40), 2, 6);

    private Limits limits = new Limits();
    private int bad;

    private PictureReader reader() throws Exception {
        HttpFailure reasons =
                new HttpFailure(CameraAddress.parse(new SourceUri("http://cam/")), HttpTesting.config("http://cam/"));
        return new PictureReader(reasons, () -> bad++, limits);
    }

    private static byte[] stream(String text) {
        String all = text.replace("{A}", latin(A))
                .replace("{B}", latin(B))
                .replace("{a}", "" + A.length)
                .replace("{b}", "" + B.length);
        return all.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private List<byte[]> read(String type, ByteSource in) throws Exception {
        List<byte[]> pictures = new ArrayList<>();
        try (PictureReader reader = reader()) {
            reader.restart(in, type);
            for (Optional<ByteBuf> next = reader.next(); next.isPresent(); next = reader.next()) {
                pictures.add(ByteBufUtil.getBytes(next.get()));
                next.get().release();
            }
        }
        return pictures;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{A}{B}{A}",
                "{A}\r\n{B}\r\n{A}\r\n",
                "\0\0\0{A}\0\0\0\0{B}\0{A}\0\0",
                "junk \u00ff\u00d8 \u00ff\u00ff{A}\u00ff\u00d9junk{B}\u00ff{A}\u00ff",
                "--frameContent-type: image/jpeg\r\nContent-Length: {a}\r\n\r\n{A}\r\n"
                        + "--frameContent-type: image/jpeg\r\n\r\n{B}\r\n--frameX-A: b\r\n\r\n{A}\r\n",
                "--frame\r\nContent-Type: image/jpeg\r\n\r\n\r\n\r\n{A}\r\n--frame\r\nContent-Length: {b}\r\n\r\n\0\0"
                        + "{B}\r\n--frame\r\nContent-Length: {a}\r\n\r\n \t{A}",
                "--frame\r\n\r\nContent-Length: {a}\r\n\r\n{A}--frame\n\n\n{B}\n\n\n--frame\n{A}--frame",
                "Content-Type: image/jpeg\r\nContent-Length: {a}\r\n\r\n{A}\r\n--frame\r\nContent-Length: {b}\r\n\r\n"
                        + "{B}\r\n--frame\r\n\r\n{A}\r\n--frame\r\n",
                "--other\r\nno header\r\n\r\n{A}--other--\r\n{B}\r\n--third\r\n{A}",
                "--frame\r\nContent-Length: 7\r\n\r\n{A}\r\n--frame\r\nContent-Length: -1\r\n\r\n{B}\r\n"
                        + "--frame\r\nContent-Length: 1e3\r\n\r\n{A}\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n{A}HTTP/1.1 200 OK\r\n\r\n{B}{A}"
            })
    void picturesAreFoundWhateverStandsAroundThem(String text) throws Exception {
        for (String type : List.of(PARTS, "image/jpeg", "application/octet-stream", "")) {
            for (int chunk : new int[] {1, 2, 3, 7, 1000, Integer.MAX_VALUE}) {
                assertThat(read(type, new Chunks(stream(text), chunk, true)))
                        .as("%s in chunks of %d", type, chunk)
                        .containsExactly(A, B, A);
            }
        }
        assertThat(bad).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"junk", "\0\0\0\0", "\u00ff\0", "\u00ff\u0001\u00ff\u00d0\u00ff\u00d8x"})
    void junkBetweenSegmentsIsPassedOver(String junk) throws Exception {
        // Behind the first segment.
        int at = 4 + ((A[4] & 0xFF) << 8 | A[5] & 0xFF);
        byte[] odd = (latin(A).substring(0, at) + junk + latin(A).substring(at)).getBytes(StandardCharsets.ISO_8859_1);
        byte[] both = (latin(odd) + latin(B)).getBytes(StandardCharsets.ISO_8859_1);
        for (int chunk : new int[] {1, 5, Integer.MAX_VALUE}) {
            assertThat(read("", new Chunks(both, chunk, true))).containsExactly(odd, B);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"junk", "\0\0", "\u00ff\0"})
    void aPictureThatIsDueMayBeginWithJunk(String junk) throws Exception {
        String odd = latin(A).substring(0, 2) + junk + latin(A).substring(2);
        byte[] bytes = odd.getBytes(StandardCharsets.ISO_8859_1);
        for (int chunk : new int[] {1, 2, 3, Integer.MAX_VALUE}) {
            assertThat(read("image/jpeg", new Chunks(stream(odd + odd + "\r\n\r\n" + odd), chunk, true)))
                    .containsExactly(bytes, bytes, bytes);
            assertThat(read(
                            PARTS,
                            new Chunks(stream("--frame\r\nX: y\r\n\r\n" + odd + "\r\n--frame\r\n"), chunk, true)))
                    .containsExactly(bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, Integer.MAX_VALUE})
    void aPictureWithoutEndEndsWhereTheNextBegins(int chunk) throws Exception {
        byte[] torn = latin(A).substring(0, A.length - 2).getBytes(StandardCharsets.ISO_8859_1);
        byte[] bytes = (latin(torn) + latin(B) + latin(torn)).getBytes(StandardCharsets.ISO_8859_1);
        assertThat(read("", new Chunks(bytes, chunk, true))).containsExactly(torn, B);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, Integer.MAX_VALUE})
    void theOnlyPictureOfAnAnswerNeedsNoEnd(int chunk) throws Exception {
        byte[] torn = latin(A).substring(0, A.length - 2).getBytes(StandardCharsets.ISO_8859_1);
        assertThat(read("image/jpeg", new Chunks(torn, chunk, true))).containsExactly(torn);
    }

    @Test
    void aLengthThatWasTrueOnceIsNotBelievedWhenItLies() throws Exception {
        String text = "--frame\r\nContent-Length: {a}\r\n\r\n{A}\r\n--frame\r\nContent-Length: 20\r\n\r\n{B}\r\n"
                + "--frame\r\nContent-Length: {a}\r\n\r\n{A}\r\n--frame\r\nContent-Length: 99999\r\n\r\n{B}\r\n"
                + "--frame\r\nContent-Length: 3\r\n\r\n{A}\r\n";
        for (int chunk : new int[] {1, 7, Integer.MAX_VALUE}) {
            assertThat(read(PARTS, new Chunks(stream(text), chunk, true))).containsExactly(A, B, A, B, A);
        }
    }

    @Test
    void tellsWhetherAnAnswerIsOnePictureAlone() throws Exception {
        try (PictureReader reader = reader()) {
            reader.restart(new Chunks(stream("{A}\r\n\0{A}"), 1000, true), "");
            assertThat(reader.hasNoPicture()).isTrue();
            reader.next().orElseThrow().release();
            assertThat(reader.hasOnePicture()).isTrue();
            assertThat(reader.hasNoPicture()).isFalse();
            reader.next().orElseThrow().release();
            assertThat(reader.hasOnePicture()).isFalse();
            reader.restart(new Chunks(stream("{A}\r\n--frame\r\n"), 1000, true), PARTS);
            reader.next().orElseThrow().release();
            assertThat(reader.hasOnePicture()).isTrue();
            assertThat(reader.next()).isEmpty();
            assertThat(reader.hasOnePicture()).isFalse();
        }
    }

    private static String lines(int count, int bytes) {
        return ("X-Y: " + "a".repeat(bytes - 7) + "\r\n").repeat(count);
    }

    @Test
    void aHeaderLineOfAPartHasALimit() throws Exception {
        String text = "--frame\r\n" + lines(1, 8_000) + "\r\n{A}\r\n--frame\r\n" + lines(1, 9_000) + "\r\n{A}";
        assertThatThrownBy(() -> read(PARTS, new Chunks(stream(text), 1000, true)))
                .isInstanceOf(SourceException.class)
                .hasMessage("http://cam/ sent a header line of more than 8192 bytes, which is the limit");
        assertThat(limits.timesReached(Limit.CAMERA_HEADER_LINE_BYTES)).isEqualTo(1);
    }

    @Test
    void theHeaderLinesOfAPartTogetherHaveALimit() throws Exception {
        String good = "--frame\r\n" + lines(8, 8_000) + "\r\n{A}";
        assertThat(read(PARTS, new Chunks(stream(good + good), 1000, true))).containsExactly(A, A);
        String text = "--frame\r\n" + lines(9, 8_000) + "\r\n{A}";
        assertThatThrownBy(() -> read(PARTS, new Chunks(stream(text), 1000, true)))
                .isInstanceOf(SourceException.class)
                .hasMessage(
                        "http://cam/ sent more than 65536 bytes of header lines for one picture, which is the limit");
        assertThat(limits.timesReached(Limit.CAMERA_HEADER_BYTES)).isEqualTo(1);
    }

    @Test
    void longLinesThatAreNoHeadersArePassedOver() throws Exception {
        String text = "x".repeat(100_000) + "{A}" + "y ".repeat(50_000) + ": z\r\n--frame\r\n\r\n{B}";
        assertThat(read(PARTS, new Chunks(stream(text), 1000, true))).containsExactly(A, B);
    }

    /** Says the same again and again, as far as it is read. */
    private static ByteSource endless(String first, String again) {
        ByteSource start = new Chunks(stream(first), Integer.MAX_VALUE, true);
        byte[] bytes = again.getBytes(StandardCharsets.ISO_8859_1);
        return (ByteBuffer target) -> {
            int count = start.read(target);
            if (count >= 0) {
                return count;
            }
            int room = Math.min(target.remaining(), bytes.length);
            target.put(bytes, 0, room);
            return room;
        };
    }

    @Test
    void aPictureHasALimit() {
        limits = new Limits(Map.of(Limit.CAMERA_PICTURE_BYTES, 1L << 20));
        ByteSource in = endless("--frame\r\n\r\n" + latin(A).substring(0, A.length - 2), "xxxxxxxxx");
        assertThatThrownBy(() -> read(PARTS, in))
                .isInstanceOf(SourceException.class)
                .hasMessage("http://cam/ sent a picture of more than 1 MB, which is the limit");
        assertThat(limits.timesReached(Limit.CAMERA_PICTURE_BYTES)).isEqualTo(1);
    }

    @Test
    void linesMayBeLongerThanPictures() throws Exception {
        limits = new Limits(Map.of(Limit.CAMERA_PICTURE_BYTES, 10_000L, Limit.CAMERA_HEADER_LINE_BYTES, 1L << 20));
        ByteSource in = endless("", "text");
        ByteSource checked = target -> {
            assertThat(target.remaining()).as("room to read").isPositive();
            return in.read(target);
        };
        assertThatThrownBy(() -> read(PARTS, checked))
                .isInstanceOf(SourceException.class)
                .hasMessage("http://cam/ sent 10000 bytes without a JPEG picture in it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "line\r\n", "--frame\r\n\r\n"})
    void whatIsNoPictureHasALimit(String text) {
        limits = new Limits(Map.of(Limit.CAMERA_PICTURE_BYTES, 1L << 20));
        assertThatThrownBy(() -> read(PARTS, endless("", text)))
                .isInstanceOf(SourceException.class)
                .hasMessage("http://cam/ sent 1 MB without a JPEG picture in it");
        assertThat(limits.timesReached(Limit.CAMERA_PICTURE_BYTES)).isEqualTo(1);
    }

    @Test
    void aHeaderLineMayBeAsLongAsTheLimit() throws Exception {
        String longest = "--frame\r\n" + lines(1, 8_193) + "\r\n{A}";
        assertThat(read(PARTS, new Chunks(stream(longest), 1000, true))).containsExactly(A);
        String longer = "--frame\r\n" + lines(1, 8_194) + "\r\n{A}";
        assertThatThrownBy(() -> read(PARTS, new Chunks(stream(longer), 1000, true)))
                .hasMessage("http://cam/ sent a header line of more than 8192 bytes, which is the limit");
    }

    @Test
    void theHeaderLinesOfAPartMayTogetherBeAsLongAsTheLimit() throws Exception {
        String most = "--frame\r\n" + lines(8, 8_193);
        assertThat(read(PARTS, new Chunks(stream(most + "\r\n{A}"), 1000, true)))
                .containsExactly(A);
        assertThatThrownBy(() -> read(PARTS, new Chunks(stream(most + "X:\r\n\r\n{A}"), 1000, true)))
                .hasMessageContaining("more than 65536 bytes of header lines");
    }

    @Test
    void aPictureMayBeAsLongAsTheLimit() throws Exception {
        limits = new Limits(Map.of(Limit.CAMERA_PICTURE_BYTES, (long) A.length));
        assertThat(read("", new Chunks(A, 1, true))).containsExactly(A);
        limits = new Limits(Map.of(Limit.CAMERA_PICTURE_BYTES, A.length - 1L));
        assertThatThrownBy(() -> read("", new Chunks(A, 1, true)))
                .hasMessage("http://cam/ sent a picture of more than " + (A.length - 1) + " bytes, which is the limit");
    }

    @Test
    void asMuchAsTheLimitMayStandBeforeAPicture() throws Exception {
        limits = new Limits(Map.of(Limit.CAMERA_PICTURE_BYTES, 10_000L));
        String lines = "x\n".repeat(5_000);
        assertThat(read("", new Chunks(stream(lines + "{A}" + lines + "{A}"), 7, true)))
                .containsExactly(A, A);
        assertThatThrownBy(() -> read("", new Chunks(stream(lines + "\n{A}"), 7, true)))
                .hasMessage("http://cam/ sent 10000 bytes without a JPEG picture in it");
    }

    @Test
    void aPictureOutlastsItsReader() throws Exception {
        ByteBuf picture;
        try (PictureReader reader = reader()) {
            reader.restart(new Chunks(A, 1000, true), "");
            picture = reader.next().orElseThrow();
        }
        assertThat(picture.refCnt()).as("nobody else has it").isEqualTo(1);
        assertThat(ByteBufUtil.getBytes(picture)).isEqualTo(A);
        picture.release();
    }

    @Test
    void aLengthThatWasTrueForThePictureBeforeIsBelievedAgain() throws Exception {
        String scan = latin(A).substring(0, A.length - 2) + "\u00ff\u00d9" + "thumbnail" + "\u00ff\u00d9";
        byte[] odd = scan.getBytes(StandardCharsets.ISO_8859_1);
        String parts = "--frame\r\nContent-Length: " + odd.length + "\r\n\r\n" + scan + "\r\n";
        for (int chunk : new int[] {1, 7, Integer.MAX_VALUE}) {
            assertThat(read(PARTS, new Chunks(stream(parts), chunk, true))).containsExactly(A);
            String behind = "--frame\r\nContent-Length: {a}\r\n\r\n{A}\r\n" + parts + parts;
            assertThat(read(PARTS, new Chunks(stream(behind), chunk, true))).containsExactly(A, odd, odd);
        }
    }

    @Test
    void aStartRightBeforeAnotherIsPassedOver() throws Exception {
        assertThat(read("", new Chunks(stream("\u00ff\u00d8{A}\u00ff\u00d8{B}"), 7, true)))
                .containsExactly(A, B);
    }

    @Test
    void theShortestPictureIsAStartAndAnEnd() throws Exception {
        byte[] shortest = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xD9};
        assertThat(read("", new Chunks(shortest, 1, true))).containsExactly(shortest);
    }

    @ParameterizedTest
    @CsvSource({"'', true", "{A}, false", "\u00ff\u00d8, false", "\u00ffx, true", "x\u00d8, true", "\u00ff, true"})
    void aSecondStartIsSeenAsSoonAsItIsThere(String behind, boolean alone) throws Exception {
        try (PictureReader reader = reader()) {
            reader.restart(new Chunks(stream("{A}" + behind), Integer.MAX_VALUE, true), "");
            reader.next().orElseThrow().release();
            assertThat(reader.hasOnePicture()).isEqualTo(alone);
        }
    }

    @Test
    void aHeaderThatAPictureFollowsAtOnceCounts() throws Exception {
        try (PictureReader reader = reader()) {
            reader.restart(new Chunks(stream("--frame\r\nX-Timestamp: 12.5{A}"), 7, true), PARTS);
            reader.next().orElseThrow().release();
            assertThat(reader.timestamp()).contains("12.5");
        }
    }

    @Test
    void anAnswerWithoutAStartHasNoPicture() throws Exception {
        assertThat(read("image/jpeg", new Chunks(stream("junk"), 7, true))).isEmpty();
    }

    @Test
    void aPartThatIsNoPictureIsCountedWhereverTheAnswerEnds() throws Exception {
        for (String body : List.of("text", "text\r\n", "x".repeat(10_000), "x".repeat(10_000) + "\r\n")) {
            bad = 0;
            assertThat(read(PARTS, new Chunks(stream("--frame\r\n\r\n" + body), 1000, true)))
                    .isEmpty();
            assertThat(bad).as(body).isEqualTo(1);
        }
    }
}
