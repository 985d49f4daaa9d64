package org.videostreamer.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The reference for people names what the program knows, no more and no less. */
class ConfigurationReferenceTest {

    private static final String FILE = "## File";

    @Test
    void namesEveryKeyOfASource() throws IOException {
        assertThat(ConfigurationReference.rows(FILE))
                .map(row -> row.get(0))
                .containsExactlyElementsOf(inCode(SourceReader.KEYS));
    }

    @Test
    void namesEveryKeyOfAuthConfig() throws IOException {
        assertThat(ConfigurationReference.rows("### `auth_config`"))
                .map(row -> row.get(0))
                .containsExactlyElementsOf(inCode(AuthReader.KEYS));
    }

    @Test
    void namesEveryKeyOfWebRtcWithItsDefault() throws IOException {
        JsonNode defaults = new JsonMapper()
                .readTree(new ConfigText(new ServerConfig(List.of(), List.of())).toString())
                .get("webrtc");
        assertThat(ConfigurationReference.rows("### `webrtc`"))
                .map(row -> row.get(0) + row.get(2))
                .containsExactlyElementsOf(WebRtcReader.KEYS.stream()
                        .map(key -> "`" + key + "``" + defaults.get(key) + "`")
                        .toList());
    }

    @Test
    void tellsTheDefaults() throws IOException {
        StreamConfig source = StreamConfig.of("a", CameraConfig.of(new SourceUri("test")));
        ListenerConfig listener = ListenerConfig.of(new ListenAddress("a", 1), List.of(), source);
        JsonNode defaults = new JsonMapper()
                .readTree(new ConfigText(new ServerConfig(List.of(source), List.of(listener))).toString())
                .at("/sources/a:1");
        for (List<String> row : ConfigurationReference.rows(FILE)) {
            String key = row.get(0).replace("`", "");
            String expected =
                    switch (key) {
                        case "input_uri" -> "";
                        case "redis_channel" -> "`\"" + StreamConfig.DEFAULT_REDIS_CHANNEL + "\"`";
                        case "redis_format" -> "`\"" + RedisFormat.RAW + "\"`";
                        default -> "`" + defaults.get(key) + "`";
                    };
            assertThat(row.get(2)).as(key).isEqualTo(expected);
        }
    }

    private static List<String> inCode(List<String> keys) {
        return keys.stream().map(key -> "`" + key + "`").toList();
    }
}
