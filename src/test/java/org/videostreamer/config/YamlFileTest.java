package org.videostreamer.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** YAML says what JSON would say, with the same messages, and never anything that surprises. */
class YamlFileTest {

    @TempDir
    Path directory;

    @Test
    void saysWhatJsonSays() throws ConfigException {
        String yaml = """
                # One port for all.
                server:
                  listen: 0.0.0.0:8080
                streams:
                  sample:
                    input_uri: http://u:p@camera/video
                    title: Sample, from above   # not a comment's end
                    size: [640, 0]
                    crop: 10,20,300,400
                    max_fps: 2.5e1
                    v_flip: true
                    read_timeout: 1
                    auth_config: {type: digest, username: yes, password: "1234"}
                  overview: {input_uri: test, title: on}
                """;
        String json = """
                // One port for all.
                {"server": {"listen": "0.0.0.0:8080"}, /* and its streams */ "streams": {
                  "sample": {"input_uri": "http://u:p@camera/video", "title": "Sample, from above", "size": [640, 0],
                    "crop": "10,20,300,400", "max_fps": 25, "v_flip": true, "read_timeout": 1,
                    "auth_config": {"type": "digest", "username": "yes", "password": "1234"},},
                  "overview": {"input_uri": "test", "title": "on"},
                }}
                """;
        assertThat(ConfigFile.yaml(directory, yaml).load())
                .isEqualTo(new ConfigFile(directory, json).load())
                .isEqualTo(new ConfigFile(directory, "config.YML", yaml).load());
    }

    @Test
    void anAliasStandsForWhatItNames() throws ConfigException {
        ServerConfig config = ConfigFile.yaml(directory, """
                server: {listen: "a:80"}
                streams:
                  one: {input_uri: test, auth_config: &reader {username: u, password: p}}
                  two: {input_uri: test, auth_config: *reader}
                """).load();
        assertThat(config.streams().get(1).camera().credentials())
                .isPresent()
                .isEqualTo(config.streams().get(0).camera().credentials());
    }

    @Test
    void whatIsWrongWithAnAliasIsToldWhereItStands() {
        assertThat(ConfigFile.yaml(directory, """
                        server: {listen: "a:80"}
                        streams:
                          one: {input_uri: test, title: &name "7", auth_config: &reader {username: u, pasword: p}}
                          two:
                            input_uri: test
                            quality: *name
                            auth_config: *reader
                        """).refusals().lines())
                .containsExactly(
                        "config.yaml: line 3, column 79: streams.one.auth_config.pasword: unknown key; did you mean"
                                + " 'password'?",
                        "config.yaml: line 6, column 5: streams.two.quality: \"7\" is not a quality; expected a whole"
                                + " number from 1 (best) to 31, or -1 to choose well",
                        "config.yaml: line 7, column 5: streams.two.auth_config.pasword: unknown key; did you mean"
                                + " 'password'?");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '§', textBlock = """
            quality: 010          => line 4, column 5: streams.a.quality: 010 is not a plain number; expected digits as in JSON, or quotes around a text
            quality: 0x10         => line 4, column 5: streams.a.quality: 0x10 is not a plain number; expected digits as in JSON, or quotes around a text
            quality: 1_0          => line 4, column 5: streams.a.quality: 1_0 is not a plain number; expected digits as in JSON, or quotes around a text
            read_timeout: .inf    => line 4, column 5: streams.a.read_timeout: .inf is not a plain number; expected digits as in JSON, or quotes around a text
            read_timeout: 1:30    => line 4, column 5: streams.a.read_timeout: "1:30" is not a time in seconds; expected a number from 0.001 to 86400
            quality: "4"          => line 4, column 5: streams.a.quality: "4" is not a quality; expected a whole number from 1 (best) to 31, or -1 to choose well
            v_flip: yes           => line 4, column 5: streams.a.v_flip: "yes" is not a yes or no; expected true or false
            v_flip: on            => line 4, column 5: streams.a.v_flip: "on" is not a yes or no; expected true or false
            title: 5              => line 4, column 5: streams.a.title: 5 is not a title; expected a line of up to 100 characters that is not empty
            title: 2026-01-01 00:00:00 => no refusal
            qualty: 4             => line 4, column 5: streams.a.qualty: unknown key; did you mean 'quality'?
            title: !!binary aGk=  => line 4, column 5: streams.a.title: has a tag; expected a value without one
            title: !mine x        => line 4, column 5: streams.a.title: has a tag; expected a value without one
            title: *nobody        => line 4, column 5: streams.a.title: there is no complete value &nobody before *nobody
            formats: &a [VP8, *a] => line 4, column 23: streams.a.formats[1]: there is no complete value &a before *a
            title: [              => line 6, column 1: not YAML: a list or an object is not closed; expected a comma, or its ] or }
            title: {a: b          => line 5, column 14: not YAML: a list or an object is not closed; expected a comma, or its ] or }
            title: a: b           => line 4, column 13: not YAML: a colon where no key can end; expected quotes around a text that has one
            title: "s3cret        => line 6, column 1: not YAML: a quote is not closed; expected another at the text's end
            title: %s3cret        => line 4, column 12: not YAML: a character that YAML keeps for itself; expected quotes around a text that begins with it
            title: @s3cret        => line 4, column 12: not YAML: a character that YAML keeps for itself; expected quotes around a text that begins with it
            title: "s3cret\\q"     => line 4, column 20: not YAML: a backslash before what it does not go with; expected single quotes, or two backslashes
            title                 => line 5, column 14: not YAML: a colon where no key can end; expected quotes around a text that has one
            - s3cret              => line 5, column 5: not YAML: it does not fit to what stands above it; expected keys of one object below each other
            title: *              => line 4, column 13: not YAML: a mark without a value or a name; expected quotes around a text that begins with & * or !
            """)
    void surprisesAreRefused(String line, String refusal) {
        String file = "server: {listen: 'a:1'}\nstreams:\n  a:\n    " + line + "\n    input_uri: test\n";
        String told = ConfigFile.yaml(directory, file).refusals();
        assertThat(told.lines().findFirst().orElseThrow().replaceFirst("^config.yaml: ", ""))
                .isEqualTo(refusal);
        assertThat(told).doesNotContain("s3cret");
    }

    @Test
    void aKeyThatIsGivenTwiceIsRefused() {
        assertThat(ConfigFile.yaml(directory, "sources:\n  a:1: {input_uri: test}\n  a:1: {input_uri: test}\n")
                        .refusals())
                .isEqualTo("config.yaml: line 3, column 3: sources.\"a:1\": the key is given twice; expected once");
    }

    @Test
    void aSecondDocumentIsRefused() {
        assertThat(ConfigFile.yaml(directory, "sources: {'a:1': {input_uri: test}}\n---\nsources: {}\n")
                        .refusals())
                .isEqualTo("config.yaml: line 3, column 1: text after the end; expected one object");
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThat(ConfigFile.yaml(directory, "# nothing\n").refusals())
                .isEqualTo("config.yaml: empty; expected an object");
    }

    @Test
    void aliasesOfAliasesCannotStandForMillions() {
        String bomb = IntStream.range(1, 10)
                .mapToObj(i -> "x" + i + ": &x" + i + " [" + ("*x" + (i - 1) + ",").repeat(20) + "]\n")
                .collect(Collectors.joining("", "x0: &x0 [a]\n", ""));
        assertThat(ConfigFile.yaml(directory, bomb).refusal())
                .contains("with its aliases the file has more than 100000 values; expected fewer");
    }

    @Test
    void aFileThatIsDeeplyNestedIsRefused() {
        assertThat(ConfigFile.yaml(directory, "[".repeat(10_000)).refusal())
                .isEqualTo("config.yaml: more than 100 levels deep; expected fewer");
        assertThat(new ConfigFile(directory, "[".repeat(10_000)).refusal())
                .isEqualTo("config.json: more than 100 levels deep; expected fewer");
    }
}
