package org.videostreamer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code relay} in the configuration file. */
class RelayFileTest {

    private static final String SERVER = "\"server\": {\"listen\": \"a:80\"}, ";

    @TempDir
    Path directory;

    @Test
    void whatGoesAndComesIsReadAsItIsWritten() throws ConfigException {
        RelayConfig relay = load(SERVER + """
                "relay": {"redis": "rediss://edge:secret@redis.example.org", "publish": ["gonio", "hall-*"],
                          "subscribe": "*", "node": "hutch-3", "tls_verify": false}""").relay().orElseThrow();
        assertThat(relay.redis().peer()).isEqualTo("redis.example.org:6379");
        assertThat(relay.tls()).isEqualTo(ClientTls.verifying(false));
        assertThat(relay.node()).contains("hutch-3");
        assertThat(List.of("gonio", "hall-1", "other"))
                .filteredOn(relay::publishes)
                .containsExactly("gonio", "hall-1");
        assertThat(relay.subscribes("other")).isTrue();
    }

    @Test
    void anEdgeNeedsNoStreamOfItsOwnAndServesThoseOfOthersWhereTheServerListens() throws ConfigException {
        ServerConfig config = load(SERVER + "\"relay\": {\"redis\": \"r:1\", \"subscribe\": \"*\"}");
        assertThat(config.relay().orElseThrow().node()).isEmpty();
        StreamConfig other = StreamConfig.of("other", CameraConfig.of(new SourceUri("relay:hutch/other")));
        assertThat(config.with(List.of(other)).listeners().get(0).streams()).containsExactly("other");
        assertThat(config.with(List.of()).listeners()).isEqualTo(config.listeners());
    }

    @Test
    void aStreamOfItsOwnComesBeforeOneOfAnother() throws ConfigException {
        ServerConfig config = load(
                SERVER
                        + "\"streams\": {\"own\": {\"input_uri\": \"test\"}}, \"relay\": {\"redis\": \"r:1\", \"subscribe\": \"*\"}");
        StreamConfig other = StreamConfig.of("own", CameraConfig.of(new SourceUri("relay:hutch/own")));
        assertThat(config.with(List.of(other)).streams()).isEqualTo(config.streams());
    }

    @Test
    void withoutARelayNothingIsRelayed() throws ConfigException {
        assertThat(load("\"sources\": {\"a:80\": {\"input_uri\": \"test\"}}").relay())
                .isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "{\"publish\": \"*\"} | relay.redis: missing; expected host:port, such as localhost:6379, or"
                        + " redis://user:password@host:port/db, or rediss://... for TLS",
                "{\"redis\": \"r:1\"} | relay: nothing goes to other machines or comes from them; expected publish,"
                        + " subscribe or both",
                "{\"redis\": \"r:1\", \"publish\": \"a/b\"} | relay.publish: \"a/b\" is not the name of streams; expected up to"
                        + " 64 letters, digits, -, _ and ., with * for any of them and ? for one",
                "{\"redis\": \"r:1\", \"publish\": \"*\", \"node\": \"a b\"} | relay.node: \"a b\" is not a stream's name; expected"
                        + " up to 64 letters, digits, -, _ and ., of which . is not the first",
                "{\"redis\": \"r:1\", \"subscribe\": \"*\"} | relay.subscribe: what comes from other machines is served nowhere;"
                        + " expected server { \"listen\": \"host:port\" } too",
            })
    void whatCannotBeRelayedIsRefusedWithWords(String relay, String problem) {
        assertThatThrownBy(() -> load("\"sources\": {\"a:80\": {\"input_uri\": \"test\"}}, \"relay\": " + relay))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(problem);
    }

    private ServerConfig load(String fields) throws ConfigException {
        return new ConfigFile(directory, "{" + fields + "}").load();
    }
}
