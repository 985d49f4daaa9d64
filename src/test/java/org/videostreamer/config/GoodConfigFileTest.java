package org.videostreamer.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.config.CameraConfig.Timeouts;
import org.videostreamer.config.Credentials.AuthType;
import org.videostreamer.config.StreamConfig.RedisTarget;

class GoodConfigFileTest {

    @TempDir
    Path directory;

    @Test
    void onlyTheUriIsRequired() throws ConfigException {
        assertThat(source("\"input_uri\": \"test\""))
                .isEqualTo(StreamConfig.of("0.0.0.0-8000", CameraConfig.of(new SourceUri("test"))));
    }

    @Test
    void everyKeyCounts() throws ConfigException {
        StreamConfig source = source("""
                "input_uri": "http://camera/video", "quality": 10, "bitrate": 2e3, "format": "mjpeg", "hash": "abc", "size": [659, 493],
                "title": "Sample, from above", "crop": "10, 20,300,400", "rotate": 270, "h_flip": true, "max_fps": 12.5,
                "tone": {"window": [-20, 4095.5], "gamma": 0.5, "colormap": "Viridis", "invert": true, "saturated": true},
                "formats": ["mjpeg", "VP8"],
                "limits": {"max_width": 640, "max_height": 480, "best_quality": 4, "max_fps": 25, "renditions": 8},
                "v_flip": true, "redis": "[::1]:6380", "redis_channel": "out", "redis_format": "JPEG",
                "in_redis_channel": "in",
                "auth_config": {"type": "Digest", "username": "u", "password": "p"},
                "allowed_origins": ["HTTPS://mx.example.org/", "*"], "preload": true, "record": {"seconds": 45.5}, "history": "64MB", "reencode": true,
                "pixel_size": [0.65, 0.7], "origin": [-10, 20.5], "cross_hair": "320, 240",
                "zoom": {"1": {"pixel_size": 1}, "Zoom 2": {"cross_hair": [1, 2], "origin": "0,0"}},
                "range": [-20, 4095.5], "tls_verify": false, "connect_timeout": 1, "read_timeout": 2.5, "stall_timeout": 0.001
                """);
        assertThat(source)
                .isEqualTo(new StreamConfig(
                        "abc",
                        "abc",
                        Optional.of("Sample, from above"),
                        new CameraConfig(
                                new SourceUri("http://camera/video"),
                                Optional.of(new Credentials(AuthType.DIGEST, "u", "p")),
                                "in",
                                new Timeouts(Duration.ofSeconds(1), Duration.ofMillis(2500), Duration.ofMillis(1)),
                                false,
                                Optional.of(new SampleBounds(-20, 4095.5)),
                                true),
                        new Display(
                                OutputFormat.MJPEG,
                                true,
                                10,
                                OptionalInt.of(2000),
                                new PictureSize(659, 493),
                                Optional.of(new Crop(10, 20, 300, 400)),
                                270,
                                true,
                                true,
                                new Tone(
                                        Optional.of(new ToneWindow.Fixed(-20, 4095.5)),
                                        0.5,
                                        ColorMap.VIRIDIS,
                                        true,
                                        true),
                                12.5,
                                true),
                        List.of(OutputFormat.MJPEG, OutputFormat.VP8),
                        new RequestLimits(640, 480, 4, 25, OptionalInt.of(8)),
                        true,
                        Optional.of(new RedisTarget(
                                RedisServer.at("::1", 6380), "out", RedisFormat.JPEG, ClientTls.verifying(false))),
                        new CalibrationConfig(
                                new Calibration(
                                        Optional.of(new PixelSize(0.65, 0.7)),
                                        Optional.of(new PicturePoint(-10, 20.5)),
                                        Optional.of(new PicturePoint(320, 240))),
                                Map.of(
                                        "1",
                                        new Calibration(
                                                Optional.of(new PixelSize(1, 1)), Optional.empty(), Optional.empty()),
                                        "Zoom 2",
                                        new Calibration(
                                                Optional.empty(),
                                                Optional.of(new PicturePoint(0, 0)),
                                                Optional.of(new PicturePoint(1, 2))))),
                        Optional.of(Duration.ofMillis(45_500)),
                        Optional.of(new HistoryLength.Bytes(64_000_000))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "64MB"    | 64000000
            "1.5 GB"  | 1500000000
            "500kB"   | 500000
            "256MiB"  | 268435456
            "70000B"  | 70000
            "70000"   | 70000
            67108864  | 67108864
            "10s"     | 10s
            "0.50s"   | 0.5s
            """)
    void aHistoryIsBytesOrSeconds(String written, String understood) throws ConfigException {
        StreamConfig stream = source("\"input_uri\": \"test\", \"history\": " + written);
        assertThat(stream.history().orElseThrow().written()).hasToString(understood);
        assertThat(stream.alwaysRuns()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "auto"            | auto
            "auto:1, 99.5"    | auto:1,99.5
            "-1e3,2.5"        | -1000,2.5
            [0, 4095]         | 0,4095
            {"window":"auto"} | auto
            """)
    void aWindowMayStandForATone(String written, String window) throws ConfigException {
        assertThat(source("\"input_uri\": \"test\", \"tone\": " + written)
                        .display()
                        .tone()
                        .window())
                .map(ToneWindow::toString)
                .hasValue(window);
    }

    @Test
    void nullCountsAsNotGiven() throws ConfigException {
        StringBuilder keys = new StringBuilder("\"input_uri\": \"test\"");
        Keys.SOURCE.keys().stream()
                .skip(1)
                .forEach(key -> keys.append(", \"").append(key.name()).append("\": null"));
        assertThat(source(keys.toString())).isEqualTo(source("\"input_uri\": \"test\""));
    }

    @Test
    void everySourceIsTakenInOrder() throws ConfigException {
        ServerConfig config = new ConfigFile(directory, """
                \uFEFF{"sources": {"0.0.0.0:8000": {"input_uri": "test"}, "cam.example.org:8001": {"input_uri": "test"},
                "[::1]:8002": {"input_uri": "test"}, "a:8003": {"input_uri": "test"}, "b:8003": {"input_uri": "test"},
                "a:0": {"input_uri": "test"}, "0.0.0.0:0": {"input_uri": "test"}}}""").load();
        assertThat(config.listeners())
                .map(listener -> listener.address().toString())
                .containsExactly(
                        "0.0.0.0:8000", "cam.example.org:8001", "[::1]:8002", "a:8003", "b:8003", "a:0", "0.0.0.0:0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '§', textBlock = """
            [659, 493];            659,493
            [659.0, 493.4];        659,493
            [0, 0];                0,0
            [320, 0];              320,0
            "659,493";             659,493
            "659, 493";            659,493
            " 640x480 ";           640,480
            "640 X 480";           640,480
            "1224.0, 1024.0";      1224,1024
            "0,240";               0,240
            """)
    void sizes(String json, String size) throws ConfigException {
        assertThat(source("\"input_uri\": \"test\", \"size\": " + json)
                        .display()
                        .size())
                .hasToString(size);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"https://mx.example.org\"", "[\"https://mx.example.org\"]"})
    void originsAreAListOrOneText(String json) throws ConfigException {
        assertThat(ConfigFile.ofSource(directory, "\"input_uri\": \"test\", \"allowed_origins\": " + json)
                        .load()
                        .listeners())
                .flatMap(listener -> listener.doorway().allowedOrigins())
                .containsExactly("https://mx.example.org");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '§', textBlock = """
            {"username": "u", "password": "s3cret"}                    => ANY
            {"username": "u", "password_env": "CAMERA_PASSWORD"}       => ANY
            {"username": "u", "password_file": "pw", "password": null} => ANY
            {"type": "bASIC", "username": "u", "password": "s3cret"}   => BASIC
            """)
    void passwords(String json, AuthType type) throws ConfigException, IOException {
        Files.writeString(directory.resolve("pw"), "s3cret\r\n");
        assertThat(source("\"input_uri\": \"test\", \"auth_config\": " + json)
                        .camera()
                        .credentials())
                .contains(new Credentials(type, "u", "s3cret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"type\": null, \"username\": \"\", \"password\": \"\"}"})
    void anEmptyAuthConfigIsNone(String json) throws ConfigException {
        assertThat(source("\"input_uri\": \"test\", \"auth_config\": " + json)
                        .camera()
                        .credentials())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '§', textBlock = """
            {"port": 8100, "tcp_port": 8101}                     => 8100 [] 8101
            {"port": 8000, "addresses": "192.0.2.7"}             => 8000 [192.0.2.7] 0
            {"addresses": ["2001:db8::7", "[fd00::1]", "10.0.0.1"]} => 0 [2001:db8::7, fd00::1, 10.0.0.1] 0
            {"port": null, "addresses": null, "tcp_port": null}  => 0 [] 0
            {}                                                   => 0 [] 0
            null                                                 => 0 [] 0
            """)
    void webrtc(String json, String expected) throws ConfigException {
        WebRtcConfig webrtc = new ConfigFile(
                        directory, "{\"sources\": {\"a:8000\": {\"input_uri\": \"test\"}}, \"webrtc\": " + json + "}")
                .load()
                .webrtc();
        assertThat(webrtc.port() + " " + webrtc.addresses() + " " + webrtc.tcpPort())
                .isEqualTo(expected);
    }

    private StreamConfig source(String keys) throws ConfigException {
        return ConfigFile.ofSource(directory, keys).load().streams().get(0);
    }
}
