package org.videostreamer.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CameraResponseTest {

    private static final int MOST_REST = 64 * 1024;
    private static final String PARTS = "multipart/x-mixed-replace; boundary=x";

    private final OpenSocket socket = new OpenSocket(false);
    private final BasicClassicHttpResponse response = new BasicClassicHttpResponse(200);

    @AfterEach
    void close() {
        socket.close();
    }

    /** What a camera sends, as it says of itself. */
    private static final class Content extends AbstractHttpEntity {
        private final InputStream bytes;
        private final long length;

        Content(String type, String coding, boolean chunked, long length, InputStream bytes) {
            super(type, coding, chunked);
            this.length = length;
            this.bytes = bytes;
        }

        @Override
        public InputStream getContent() {
            return bytes;
        }

        @Override
        public long getContentLength() {
            return length;
        }

        @Override
        public boolean isStreaming() {
            return true;
        }

        @Override
        public void close() {}
    }

    private CameraResponse answer(String type, String coding, boolean chunked, long length, InputStream bytes)
            throws IOException {
        response.setEntity(new Content(type, coding, chunked, length, bytes));
        return new CameraResponse(response, Optional.of("other:80"), socket, true);
    }

    private CameraResponse answer(String type, boolean chunked, long length) throws IOException {
        return answer(type, null, chunked, length, InputStream.nullInputStream());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            nullValues = "none",
            value = {
                "multipart/x-mixed-replace; boundary=x | false | -1 | parts   | false",
                "Multipart/Mixed                       | true  | -1 | parts   | true",
                "' MULTIPART/odd'                      | false | 9  | parts   | true",
                "image/jpeg                            | false | 9  | picture | true",
                "' IMAGE/JPG; x'                       | false | 0  | picture | true",
                "image/jpeg                            | false | -1 | neither | false",
                "image/jpeg                            | true  | -1 | neither | true",
                "text/plain                            | false | 9  | neither | true",
                "none                                  | false | -1 | neither | false",
            })
    void isWhatTheCameraSaysOfIt(String type, boolean chunked, long length, String kind, boolean end)
            throws IOException {
        CameraResponse answer = answer(type, chunked, length);
        assertThat(answer.contentType()).isEqualTo(type == null ? "" : type);
        assertThat(answer.isMultipart()).isEqualTo(kind.equals("parts"));
        assertThat(answer.isPicture()).isEqualTo(kind.equals("picture"));
        assertThat(answer.isChunked()).isEqualTo(chunked);
        assertThat(answer.hasEnd()).isEqualTo(end);
    }

    @Test
    void tellsWhereAndWhenThePictureWasTakenIfTheCameraDoes() throws IOException {
        CameraResponse answer = answer("image/jpeg", false, 9);
        assertThat(answer.elsewhere()).contains("other:80");
        assertThat(answer.timestamp()).isEmpty();
        response.addHeader("x-timestamp", "12.5");
        assertThat(answer.timestamp()).contains("12.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", " GZip "})
    void whatAProxyHasCompressedIsUnpacked(String coding) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(new byte[] {1, 2, 3});
        }
        InputStream bytes = new ByteArrayInputStream(packed.toByteArray());
        assertThat(read(answer("image/jpeg", coding, false, packed.size(), bytes)))
                .containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "identity", "br", "gzip-not"})
    void anyOtherCodingIsReadAsItIs(String coding) throws IOException {
        InputStream bytes = new ByteArrayInputStream(new byte[] {4, 5});
        assertThat(read(answer("image/jpeg", coding, false, 2, bytes))).containsExactly(4, 5);
    }

    private static byte[] read(CameraResponse answer) throws IOException {
        ByteBuffer read = ByteBuffer.allocate(10);
        answer.bytes().read(read);
        byte[] bytes = new byte[read.flip().remaining()];
        read.get(bytes);
        return bytes;
    }

    @Test
    void aStreamThatIsTheRestOfItsConnectionComesStraightFromIt() throws IOException {
        socket.create(Proxy.NO_PROXY);
        assertThat(answer(PARTS, false, -1).bytes()).isInstanceOf(ChannelBytes.class);
        assertThat(answer(PARTS, true, -1).bytes()).isNotInstanceOf(ChannelBytes.class);
        assertThat(answer("image/jpeg", false, -1).bytes()).isNotInstanceOf(ChannelBytes.class);
        response.setEntity(new Content(PARTS, null, false, -1, InputStream.nullInputStream()));
        CameraResponse secure = new CameraResponse(response, Optional.empty(), socket, false);
        assertThat(secure.bytes()).isNotInstanceOf(ChannelBytes.class);
    }

    @ParameterizedTest
    @CsvSource({"9, 500", "-1, 50"})
    void theEndOfAnAnswerThatHasOneIsWaitedForLonger(long length, int millis) throws IOException {
        Socket open = socket.create(Proxy.NO_PROXY);
        assertThat(answer("image/jpeg", false, length).finish()).isTrue();
        assertThat(open.getSoTimeout()).isEqualTo(millis);
        assertThat(open.isClosed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, true", "65535, true", "65536, false", "1000000, false"})
    void anAnswerThatDoesNotEndSoonCostsTheConnection(int rest, boolean ends) throws IOException {
        Socket open = socket.create(Proxy.NO_PROXY);
        InputStream bytes = new ByteArrayInputStream(new byte[rest]);
        assertThat(answer("image/jpeg", null, false, -1, bytes).finish()).isEqualTo(ends);
        assertThat(open.isClosed()).isNotEqualTo(ends);
    }

    @Test
    void anAnswerThatComesInPiecesIsCountedInAll() throws IOException {
        Socket open = socket.create(Proxy.NO_PROXY);
        InputStream drops = new InputStream() {
            private int left = 2 * MOST_REST;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                return left-- > 0 ? 1 : -1;
            }
        };
        assertThat(answer("image/jpeg", null, false, -1, drops).finish()).isFalse();
        assertThat(open.isClosed()).isTrue();
    }

    @Test
    void anAnswerThatBreaksOffDidNotEnd() throws IOException {
        socket.create(Proxy.NO_PROXY);
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset");
            }
        };
        assertThat(answer("image/jpeg", null, false, 9, broken).finish()).isFalse();
    }
}
