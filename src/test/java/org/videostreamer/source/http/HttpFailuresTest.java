package org.videostreamer.source.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.videostreamer.source.SourceException;
import org.videostreamer.testing.MisbehavingCamera;
import org.videostreamer.testing.RunningSource;

@Timeout(60)
class HttpFailuresTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    private final MisbehavingCamera camera = new MisbehavingCamera();

    @AfterEach
    void stop() {
        camera.close();
    }

    /** Runs to the end; the reason with CAM in place of the camera's address. */
    private String reason(Duration read) {
        try (RunningSource source = HttpTesting.run(HttpTesting.config(camera.uri(), Optional.empty(), read, true))) {
            assertThat(source.end()).get().isInstanceOf(SourceException.class);
            return source.reason().replace(camera.uri(), "CAM").replace("" + camera.port(), "PORT");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | CAM answered 401 Unauthorized: the camera asks for a user name and a password (auth_config)",
                "403 | CAM answered 403 Forbidden: the camera does not let this user see the picture",
                "404 | CAM answered 404 Not Found: the camera has nothing at this path (input_uri)",
                "405 | CAM answered 405 Method Not Allowed: the camera does not accept the request (input_uri)",
                "500 | CAM answered 500 Internal Server Error: the camera has a fault of its own",
                "503 | CAM answered 503 Service Unavailable: the camera is busy, or has as many viewers as it can"
                        + " serve",
                "204 | CAM answered 204 No Content: the camera sends no picture",
                "302 | CAM answered 302 Moved Temporarily: the camera redirects without saying where to",
                "499 | CAM answered 499: the camera does not accept the request (input_uri)"
            })
    void saysWhatAStatusMeans(int status, String message) {
        camera.failFirst(1, status).start();
        assertThat(reason(Duration.ofSeconds(20))).isEqualTo(message);
    }

    static List<Arguments> answers() {
        String head = "HTTP/1.1 200 OK\r\nContent-Type: ";
        return List.of(
                arguments(
                        head + "text/html\r\n\r\n<html>",
                        "CAM sends 'text/html' that is no JPEG picture;"
                                + " expected multipart/x-mixed-replace or image/jpeg"),
                arguments(
                        head + "image/jpeg\r\n\r\n",
                        "CAM sends 'image/jpeg' that is no JPEG picture;"
                                + " expected multipart/x-mixed-replace or image/jpeg"),
                arguments(
                        "HTTP/1.1 200 OK\r\n\r\nhello",
                        "CAM sends something of no content type that is no JPEG picture;"
                                + " expected multipart/x-mixed-replace or image/jpeg"),
                arguments(
                        head + "multipart/x-mixed-replace; boundary=x\r\n\r\n--x\r\n\r\n",
                        "CAM: the camera closed the connection"),
                arguments(
                        head + "multipart/x-mixed-replace; boundary=x\r\nContent-Length: 1000\r\n\r\n--x\r\n\r\n",
                        "CAM: the camera closed the connection"),
                arguments(
                        head + "image/jpeg\r\nContent-Length: 1000\r\n\r\n\u00ff\u00d8",
                        "CAM: the camera closed the connection"),
                arguments(
                        "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
                        "CAM sends something of no content type that is no JPEG picture;"
                                + " expected multipart/x-mixed-replace or image/jpeg"),
                arguments(
                        "HTTP/1.1 200 OK\r\nX: " + "x".repeat(9_000) + "\r\n\r\n",
                        "CAM: the camera's answer has longer header lines, or more of them, than the limit"),
                arguments("SSH-2.0\r\n" + "x\r\n".repeat(20), "CAM: the camera does not answer in HTTP"),
                arguments(
                        "HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(300) + "\r\n",
                        "CAM: the camera's answer has longer header lines, or more of them, than the limit"),
                arguments(
                        "RTSP/1.0 400 Bad Request\r\n\r\n",
                        "CAM: the camera closed the connection without an answer in HTTP"),
                arguments(
                        "HTTP/1.1 302 Found\r\nLocation: /video\r\n\r\n",
                        "CAM: the camera redirects in a circle or to nowhere"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void saysWhatIsWrongWithAnAnswer(String answer, String message) {
        camera.rawAnswer(answer).start();
        assertThat(reason(Duration.ofSeconds(20))).isEqualTo(message);
    }

    @Test
    void saysWhenTheCameraFallsSilent() {
        camera.silentAfter(8).closingBoundary().start();
        assertThat(reason(SHORT)).isEqualTo("CAM: the camera sent nothing for 300 ms");
    }

    @Test
    void saysWhenTheCameraNeverAnswers() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            String uri = "http://127.0.0.1:" + silent.getLocalPort() + "/";
            try (RunningSource source = HttpTesting.run(HttpTesting.config(uri, Optional.empty(), SHORT, true))) {
                assertThat(source.reason()).isEqualTo(uri + ": the camera sent nothing for 300 ms");
            }
        }
    }

    @Test
    void saysWhenNobodyListens() {
        camera.start().stop();
        assertThat(reason(SHORT)).isEqualTo("CAM: 127.0.0.1:PORT refuses the connection");
    }

    @Test
    void saysWhenTheHostIsUnknown() {
        try (RunningSource source = HttpTesting.run("http://no_such-host.invalid/video")) {
            assertThat(source.reason())
                    .isEqualTo("http://no_such-host.invalid/video: the host name 'no_such-host.invalid' is unknown");
        }
    }

    @Test
    void saysWhenTheCertificateIsNotTrusted() {
        camera.tls().start();
        assertThat(reason(Duration.ofSeconds(20)))
                .isEqualTo("CAM: the certificate of 127.0.0.1:PORT is not trusted (tls_verify)");
    }

    @Test
    void saysWhenTheCameraSpeaksNoTls() throws IOException {
        try (ServerSocket plain = new ServerSocket(0)) {
            String peer = "127.0.0.1:" + plain.getLocalPort();
            try (RunningSource source = HttpTesting.run("https://" + peer + "/");
                    Socket connection = plain.accept()) {
                connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
                assertThat(source.reason())
                        .isEqualTo("https://" + peer + "/: " + peer + " does not speak TLS as we do");
            }
        }
    }

    @Test
    void trustsAnyCertificateWhenToldSo() {
        camera.tls().start();
        try (RunningSource source =
                HttpTesting.run(HttpTesting.config(camera.uri(), Optional.empty(), Duration.ofSeconds(20), false))) {
            await().until(() -> !source.sink().pictures().isEmpty());
        }
    }
}
