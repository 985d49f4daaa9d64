package org.videostreamer.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigDocumentTest {

    @TempDir
    Path directory;

    @Test
    void showsEveryKeyThatTheFileMayHave() throws ConfigException, JsonProcessingException {
        JsonNode all = new JsonMapper()
                .readTree(ConfigFile.ofSource(directory, "\"input_uri\": \"test\"")
                        .document()
                        .toString());
        assertThat(all.fieldNames()).toIterable().containsExactlyElementsOf(names(Keys.TOP));
        assertThat(all.at("/sources/0.0.0.0:8000").fieldNames())
                .toIterable()
                .containsExactlyElementsOf(names(Keys.SOURCE));
        assertThat(all.get("webrtc").fieldNames()).toIterable().containsExactlyElementsOf(names(Keys.WEBRTC_GROUP));
        assertThat(all.get("limits").fieldNames()).toIterable().containsExactlyElementsOf(names(Keys.LIMITS_GROUP));
    }

    private static List<String> names(KeyGroup group) {
        return group.keys().stream().<String>map(Key::name).toList();
    }

    @Test
    void canBeLoadedAgain() throws ConfigException {
        ConfigDocument document = new ConfigFile(directory, """
                {"server": {"listen": ["0.0.0.0:8080", "[::1]:8081"], "default_stream": "a", "allowed_origins": "*"},
                "streams": {
                "a": {"input_uri": "http://${CAMERA_HOST}/v", "title": "costs $${CAMERA_HOST}", "crop": [1, 2, 30, 40],
                "rotate": 90, "h_flip": true, "max_fps": 12.5, "formats": ["MJPEG", "VP8"], "format": "VP8",
                "limits": {"max_width": 640, "renditions": 3}},
                "b": {"input_uri": "test"}},
                "sources": {"0.0.0.0:8000": {
                "input_uri": "test", "size": "640x0", "redis": "rediss://[::1]/3", "redis_format": "jpeg",
                "allowed_origins": "*", "format": "H264", "bitrate": 0,
                "read_timeout": 100, "stall_timeout": 0.25}},
                "webrtc": {"port": 8100, "addresses": ["192.0.2.7", "[2001:db8::7]"], "tcp_port": 8101},
                "limits": {"connections": 12, "pool_bytes": 100000000000}}""").document();
        assertThat(new ConfigFile(directory, document.toString()).load()).isEqualTo(document.server());
    }

    @Test
    void whatTheCommandLineSaysCanBeLoadedToo() throws ConfigException {
        ConfigDocument document = new ConfigBuilder(new ListenAddress("::1", 8000))
                .with(Keys.INPUT_URI, new SourceUri("test"))
                .with(Keys.HASH, "${CAMERA_HOST}")
                .document(camera -> {});
        assertThat(new ConfigFile(directory, document.toString()).load()).isEqualTo(document.server());
    }

    @Test
    void whatComesFromTheEnvironmentIsShownByItsName() throws ConfigException {
        ConfigDocument document = ConfigFile.ofSource(directory, """
                "input_uri": "http://u:p@cam/${CAMERA_PASSWORD}/video", "in_redis_channel": "${CAMERA_PASSWORD}",
                "auth_config": {"username": "u", "password": "${CAMERA_PASSWORD}"}""").document();
        assertThat(document.toString())
                .doesNotContain("s3cret", "u:p")
                .contains("\"http://cam/${CAMERA_PASSWORD}/video\"", "\"in_redis_channel\" : \"${CAMERA_PASSWORD}\"");
        CameraConfig camera = document.server().streams().get(0).camera();
        assertThat(camera.uri().text()).isEqualTo("http://u:p@cam/s3cret/video");
        assertThat(camera.uri()).hasToString("http://cam/${CAMERA_PASSWORD}/video");
        assertThat(camera.redisInputChannel()).isEqualTo("s3cret");
    }

    @Test
    void hidesCredentials() throws ConfigException {
        String text = ConfigFile.ofSource(directory, """
                "input_uri": "http://someone:s3cret@camera/?token=s3cret", "redis": "redis://someone:s3cret@h:7",
                "auth_config": {"username": "someone", "password": "s3cret"}""").document().toString();
        assertThat(text)
                .doesNotContain("s3cret", "someone")
                .contains("\"password\" : \"(hidden)\"", "\"type\" : \"any\"", "http://camera/?token=…", "\"h:7\"");
    }
}
