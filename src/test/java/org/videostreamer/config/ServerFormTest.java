package org.videostreamer.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.limits.Limit;

/** {@code server} and {@code streams}, alone and beside {@code sources}. */
class ServerFormTest {

    @TempDir
    Path directory;

    @Test
    void aServerServesAllStreamsAlsoThoseOfSources() throws ConfigException {
        ServerConfig config = new ConfigFile(directory, """
                {
                  "server": {"listen": ["0.0.0.0:8080", "[::1]:8081"], "allowed_origins": "*", "default_stream": "overview",
                             "webrtc": {"port": 8100}, "limits": {"connections": 12}},
                  "streams": {"sample": {"input_uri": "test"}, "overview": {"input_uri": "test"}},
                  "sources": {"0.0.0.0:8000": {"input_uri": "test", "hash": "old"}, "b:8001": {"input_uri": "test"}}
                }""").load();
        assertThat(config.streams()).map(StreamConfig::name).containsExactly("old", "b-8001", "sample", "overview");
        List<String> all = List.of("old", "b-8001", "sample", "overview");
        assertThat(config.listeners())
                .containsExactly(
                        new ListenerConfig(
                                new ListenAddress("0.0.0.0", 8000), Doorway.PLAIN, List.of("old"), Optional.of("old")),
                        new ListenerConfig(
                                new ListenAddress("b", 8001), Doorway.PLAIN, List.of("b-8001"), Optional.of("b-8001")),
                        new ListenerConfig(
                                new ListenAddress("0.0.0.0", 8080),
                                Doorway.allowing(List.of("*")),
                                all,
                                Optional.of("overview")),
                        new ListenerConfig(
                                new ListenAddress("::1", 8081),
                                Doorway.allowing(List.of("*")),
                                all,
                                Optional.of("overview")));
        assertThat(config.webrtc().port()).isEqualTo(8100);
        assertThat(config.limits()).isEqualTo(Map.of(Limit.CONNECTIONS, 12L));
    }

    @Test
    void theOnlyStreamIsShownWhereNoneIsNamed() throws ConfigException {
        ServerConfig one = new ConfigFile(
                        directory,
                        "{\"server\": {\"listen\": \"a:80\"}, \"streams\": {\"sample\": {\"input_uri\": \"test\"}}}")
                .load();
        assertThat(one.listeners().get(0).defaultStream()).contains("sample");
    }

    @Test
    void certificatesLieBesideTheFileAndRedirectsLeadToTheirAddress() throws ConfigException {
        ServerConfig config = new ConfigFile(directory, """
                {
                  "server": {"listen": "0.0.0.0:8443", "hosts": "Beamline.example.org", "frame_ancestors": [],
                             "tls": {"certificate": "beamline.crt", "key": "/etc/keys/beamline.key", "redirect": "0.0.0.0:8080"}},
                  "streams": {"sample": {"input_uri": "test"}}
                }""").load();
        Doorway names = new Doorway(List.of(), List.of("beamline.example.org"), List.of(), Optional.empty());
        TlsFiles files = new TlsFiles(directory.resolve("beamline.crt"), Path.of("/etc/keys/beamline.key"));
        assertThat(config.listeners())
                .containsExactly(
                        new ListenerConfig(
                                new ListenAddress("0.0.0.0", 8443),
                                names.with(Optional.of(files)),
                                List.of("sample"),
                                Optional.of("sample")),
                        ListenerConfig.redirect(new ListenAddress("0.0.0.0", 8080), names, 8443));
    }

    /** The addresses keep them apart, as they always did. */
    @Test
    void sourcesOfOneHashAreNamedByTheirAddresses() throws ConfigException {
        ServerConfig config = new ConfigFile(directory, """
                {"sources": {
                  "0.0.0.0:8000": {"input_uri": "test", "hash": "x"},
                  "[::1]:8001": {"input_uri": "test", "hash": "x"},
                  "a:8002": {"input_uri": "test", "hash": "an id"},
                  "a:8003": {"input_uri": "test", "hash": "a-8002"}}}""").load();
        assertThat(config.streams())
                .map(StreamConfig::name)
                .containsExactly("0.0.0.0-8000", "--1-8001", "a-8002", "a-8003");
        assertThat(config.streams()).map(StreamConfig::id).containsExactly("x", "x", "an id", "a-8002");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '§', textBlock = """
            {"streams": {"a": {"input_uri": "test"}}} => server: missing; expected { "listen": "host:port" }, where streams are served
            {"server": {"listen": "a:1"}} => sources: missing as streams is; expected one of them
            {"server": {}, "streams": {"a": {"input_uri": "test"}}} => server.listen: missing; expected host:port, such as 0.0.0.0:8000 or [::1]:8000, with a port from 1 to 65535, or 0 for any that is free
            {"server": {"listen": 8080}, "streams": {"a": {"input_uri": "test"}}} => server.listen: 8080 is not an address to listen at; expected host:port, such as 0.0.0.0:8000 or [::1]:8000, with a port from 1 to 65535, or 0 for any that is free
            {"server": {"listen": ["a:1", "a:1"]}, "streams": {"a": {"input_uri": "test"}}} => server.listen: "a:1" cannot be listened at beside "a:1"; expected another port for each
            {"server": {"listen": "0.0.0.0:1"}, "sources": {"a:1": {"input_uri": "test"}}} => server.listen: "0.0.0.0:1" cannot be listened at beside "a:1"; expected another port for each
            {"server": {"listen": "a:1", "default_stream": "samples"}, "streams": {"sample": {"input_uri": "test"}}} => server.default_stream: there is no stream 'samples'; did you mean 'sample'?
            {"server": {"listen": "a:1", "default_stream": "x"}, "streams": {"sample": {"input_uri": "test"}}} => server.default_stream: there is no stream 'x'; expected one of sample
            {"server": {"listen": "a:1", "webrtc": {}}, "webrtc": {}, "streams": {"a": {"input_uri": "test"}}} => server.webrtc: given beside 'webrtc' at the top; expected one of them
            {"server": {"listen": "a:1", "limits": {}}, "limits": {}, "streams": {"a": {"input_uri": "test"}}} => server.limits: given beside 'limits' at the top; expected one of them
            {"server": {"listen": "a:1", "webrtc": {"tcp_port": 1}}, "streams": {"a": {"input_uri": "test"}}} => server.webrtc.tcp_port: 1 cannot be listened at beside "a:1"; expected a port that no listener has
            {"server": {"listen": "a:1", "tls": {"certificate": "a"}}, "streams": {"a": {"input_uri": "test"}}} => server.tls.key: missing; expected a text in double quotes
            {"server": {"listen": "a:1", "tls": {"certificate": "a", "key": "b", "redirect": "a:1"}}, "streams": {"a": {"input_uri": "test"}}} => server.tls.redirect: "a:1" cannot be listened at beside "a:1"; expected another port for each
            {"server": {"listen": "a:0", "tls": {"certificate": "a", "key": "b", "redirect": "a:1"}}, "streams": {"a": {"input_uri": "test"}}} => server.tls.redirect: leads to "a:0", which is any port; expected an address with a port
            {"server": {"listen": "a:1", "frame_ancestors": "x; script-src *"}, "streams": {"a": {"input_uri": "test"}}} => server.frame_ancestors: "x; script-src *" is not a page that may embed ours; expected * for all, or one such as https://mxcube.example.org:8443 or https://*.example.org
            {"server": {"listen": "a:1"}, "streams": {}} => streams: empty; expected { "name": { ... } }
            {"server": {"listen": "a:1"}, "streams": {"a/b": {"input_uri": "test"}}} => streams."a/b": the key is not a stream's name; expected up to 64 letters, digits, -, _ and ., of which . is not the first
            {"server": {"listen": "a:1"}, "streams": {"": {"input_uri": "test"}}} => streams."": the key is not a stream's name; expected up to 64 letters, digits, -, _ and ., of which . is not the first
            {"server": {"listen": "a:1"}, "streams": {"..": {"input_uri": "test"}}} => streams."..": the key is not a stream's name; expected up to 64 letters, digits, -, _ and ., of which . is not the first
            {"server": {"listen": "a:1"}, "streams": {"köln": {"input_uri": "test"}}} => streams."köln": the key is not a stream's name; expected up to 64 letters, digits, -, _ and ., of which . is not the first
            {"server": {"listen": "a:1"}, "streams": {"a": {"input_uri": "test"}, "a": {"input_uri": "test"}}} => streams.a: the key is given twice; expected once
            {"server": {"listen": "a:1"}, "sources": {"b:2": {"input_uri": "test", "hash": "a"}}, "streams": {"a": {"input_uri": "test"}}} => streams.a: there is a source of this name too; expected another name, or another hash
            {"server": {"listen": "a:1"}, "streams": {"a": {"input_uri": "test", "hash": "x"}}} => streams.a.hash: unknown key; it belongs to sources
            {"server": {"listen": "a:1"}, "streams": {"a": {"input_uri": "test", "allowed_origins": "*"}}} => streams.a.allowed_origins: unknown key; it belongs to server or sources
            """)
    void whatDoesNotGoTogetherIsRefused(String json, String refusal) {
        assertThat(new ConfigFile(directory, json).refusal()).isEqualTo("config.json: " + refusal);
    }
}
