package org.videostreamer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Environment variables in texts. CAMERA_PASSWORD is s3cret, CAMERA_HOST is cam7.example.org, EMPTY is empty. */
class VariablesTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '§', textBlock = """
            ${CAMERA_HOST}             => cam7.example.org
            a ${CAMERA_HOST} b${EMPTY} => a cam7.example.org b
            $${CAMERA_HOST}            => ${CAMERA_HOST}
            $$${CAMERA_HOST}           => $${CAMERA_HOST}
            $CAMERA_HOST ${} ${a b} ${ => $CAMERA_HOST ${} ${a b} ${
            """)
    void standInTextsForTheirValues(String written, String text) throws ConfigException {
        assertThat(ConfigFile.ofSource(directory, "\"input_uri\": \"test\", \"title\": \"" + written + "\"")
                        .load()
                        .streams()
                        .get(0)
                        .title())
                .contains(text);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '§', textBlock = """
            "title": "${NOBODY}"         => title: there is no environment variable "NOBODY"; expected the name of one, or $${NOBODY} for the text itself
            "hash": "${CAMERA_PASSWORD}/x" => hash: "${CAMERA_PASSWORD}/x" is not a stream id; expected a text without / ? # % \\ that is neither . nor ..
            "redis": "${CAMERA_PASSWORD}" => redis: "${CAMERA_PASSWORD}" is not a Redis server; expected host:port, such as localhost:6379, or redis://user:password@host:port/db, or rediss://... for TLS
            "format": "${EMPTY}"         => format: "${EMPTY}" is not a format; expected MJPEG, MPEG1, VP8 or H264
            "quality": "${CAMERA_HOST}"  => quality: "${CAMERA_HOST}" is not a quality; expected a whole number from 1 (best) to 31, or -1 to choose well
            "auth_config": {"username": "u", "password_file": "${CAMERA_PASSWORD}"} => auth_config.password_file: cannot read "${CAMERA_PASSWORD}": there is no such file; expected the name of a file that holds the password
            "auth_config": {"username": "u", "password_env": "${CAMERA_PASSWORD}"} => auth_config.password_env: there is no environment variable "${CAMERA_PASSWORD}"; expected the name of one that holds the password
            """)
    void areNamedInMessagesAndNeverShown(String keys, String refusal) {
        assertThat(ConfigFile.ofSource(directory, "\"input_uri\": \"test\", " + keys)
                        .refusal())
                .isEqualTo("config.json: sources.\"0.0.0.0:8000\"." + refusal);
    }

    @Test
    void thatIsMissingInTheUriIsTheOnlyThingThatIsWrong() {
        assertThat(ConfigFile.ofSource(directory, "\"input_uri\": \"http://${NOBODY}/\"")
                        .refusal())
                .isEqualTo(
                        "config.json: sources.\"0.0.0.0:8000\".input_uri: there is no environment variable \"NOBODY\";"
                                + " expected the name of one, or $${NOBODY} for the text itself");
    }

    @Test
    void aBadUriIsShownAsItWasWritten() {
        assertThat(ConfigFile.ofSource(directory, "\"input_uri\": \"foo://${CAMERA_PASSWORD}/\"")
                        .refusal())
                .endsWith("input_uri: 'foo://${CAMERA_PASSWORD}/' has an unknown scheme; expected one of http, test");
    }

    @Test
    void thatStandInAFileManyTimesDoNotFillTheMemory() {
        String big = "x".repeat(100_000);
        String texts = "{\"a\": \"" + "${BIG}".repeat(100_000) + "\", \"b\": \"${BIG}\"}";
        Problems problems = new Problems();
        JsonText.read(Place.of("config.json"), texts, new Variables(Map.of("BIG", big)), problems);
        assertThatThrownBy(problems::refuseIfAny)
                .hasMessage(
                        "config.json: line 1, column 2: a: from here on the variables of the file have more than 1048576"
                                + " characters together; expected shorter or fewer ones");
    }

    @Test
    void inListsAreShownByTheirNamesToo() throws ConfigException {
        assertThat(ConfigFile.ofSource(directory, """
                        "input_uri": "test", "size": "640,0", "format": "MJPEG", "formats": "MJPEG",
                        "allowed_origins": ["http://${CAMERA_HOST}", "null"]""").document().toString())
                .contains("\"http://${CAMERA_HOST}\"", "\"null\"")
                .doesNotContain("cam7");
    }
}
