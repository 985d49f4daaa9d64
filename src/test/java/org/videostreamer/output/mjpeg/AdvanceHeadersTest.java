package org.videostreamer.output.mjpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.StripReader;

@TestInstance(Lifecycle.PER_CLASS)
class AdvanceHeadersTest {

    private static final String NEXT = "--frame\r\nContent-Type: image/jpeg\r\n\r\n";

    private RunningApp app;

    @BeforeAll
    void start() {
        app = RunningApp.of("test");
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @ParameterizedTest
    @CsvSource({"/video/, image", "/video/?advance_headers=1, empty"})
    void theNextPartsHeadersFollowAPictureAtOnce(String path, String destination) throws Exception {
        try (InputStream stream = open(path, destination)) {
            String opening = upTo(stream, NEXT);
            assertThat(opening).isEqualTo(NEXT);
            long last = -1;
            for (int i = 0; i < 5; i++) {
                String part = upTo(stream, NEXT);
                byte[] jpeg =
                        part.substring(0, part.length() - NEXT.length() - 2).getBytes(StandardCharsets.ISO_8859_1);
                long number = StripReader.number(jpeg).orElseThrow();
                assertThat(number).isGreaterThan(last);
                last = number;
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"/video/, empty", "/video/, video", "/video/?advance_headers=0, image"})
    void programsKeepLengthsAndNumbers(String path, String destination) throws Exception {
        try (InputStream stream = open(path, destination)) {
            assertThat(upTo(stream, "\r\n\r\n"))
                    .startsWith("--frame\r\nContent-Type: image/jpeg\r\nContent-Length: ")
                    .contains("\r\nX-Frame-Number: ", "\r\nX-Timestamp: ");
        }
    }

    private InputStream open(String path, String destination) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app.port() + path))
                .header("Sec-Fetch-Dest", destination)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofInputStream())
                .body();
    }

    private static String upTo(InputStream in, String end) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] last = end.getBytes(StandardCharsets.ISO_8859_1);
        int matched = 0;
        while (matched < last.length) {
            int next = in.read();
            assertThat(next).isNotNegative();
            read.write(next);
            matched = next == last[matched] ? matched + 1 : next == last[0] ? 1 : 0;
        }
        return read.toString(StandardCharsets.ISO_8859_1);
    }
}
