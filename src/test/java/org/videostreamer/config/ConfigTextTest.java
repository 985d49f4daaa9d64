package org.videostreamer.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTextTest {

    @TempDir
    Path directory;

    @Test
    void showsEveryKeyThatTheFileMayHave() throws ConfigException, JsonProcessingException {
        String text = new ConfigText(ConfigFile.ofSource(directory, "\"input_uri\": \"test\"")
                        .load())
                .toString();
        assertThat(new JsonMapper().readTree(text).at("/sources/0.0.0.0:8000").fieldNames())
                .toIterable()
                .containsExactlyElementsOf(SourceReader.KEYS);
        assertThat(new JsonMapper().readTree(text).fieldNames())
                .toIterable()
                .containsExactlyElementsOf(ConfigLoader.KEYS);
        assertThat(new JsonMapper().readTree(text).get("webrtc").fieldNames())
                .toIterable()
                .containsExactlyElementsOf(WebRtcReader.KEYS);
    }

    @Test
    void canBeLoadedAgain() throws ConfigException {
        ServerConfig config = new ConfigFile(directory, """
                {"sources": {"0.0.0.0:8000": {
                "input_uri": "test", "size": "640x0", "redis": "rediss://[::1]/3", "redis_format": "jpeg",
                "allowed_origins": "*", "format": "H264", "bitrate": 0,
                "read_timeout": 100, "stall_timeout": 0.25}},
                "webrtc": {"port": 8100, "addresses": ["192.0.2.7", "[2001:db8::7]"], "tcp_port": 8101},
                "limits": {"connections": 12, "pool_bytes": 100000000000}}""").load();
        assertThat(new ConfigFile(directory, new ConfigText(config).toString()).load())
                .isEqualTo(config);
    }

    @Test
    void hidesCredentials() throws ConfigException {
        String text = new ConfigText(ConfigFile.ofSource(directory, """
                "input_uri": "http://someone:s3cret@camera/?token=s3cret", "redis": "redis://someone:s3cret@h:7",
                "auth_config": {"username": "someone", "password": "s3cret"}""").load()).toString();
        assertThat(text)
                .doesNotContain("s3cret", "someone")
                .contains("\"password\" : \"(hidden)\"", "\"type\" : \"any\"", "http://camera/?token=…", "\"h:7\"");
    }
}
