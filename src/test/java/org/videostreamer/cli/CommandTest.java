package org.videostreamer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.access.AccessToken;
import org.videostreamer.config.ConfigException;

/** {@code hash-password} and {@code make-token}. */
class CommandTest {

    private static Request parse(String... arguments) throws ConfigException {
        return new Options(camera -> {}).parse(arguments, Map.of());
    }

    @Test
    void aTokenIsPrintedWithWhatIsToBeKeptOfIt() throws ConfigException {
        String[] lines = ((Request.Answer) parse("make-token")).text().split("\\R");
        assertThat(lines).hasSize(2);
        assertThat(lines[0]).hasSize(43);
        assertThat(new AccessToken(lines[0]).hash().hex()).isEqualTo(lines[1]);
        assertThat(((Request.Answer) parse("make-token")).text()).doesNotContain(lines[0]);
    }

    @Test
    void aPasswordIsAskedForAndIsNoArgument() throws ConfigException {
        assertThat(parse("hash-password")).isInstanceOf(Request.HashPassword.class);
        assertThatThrownBy(() -> parse("hash-password", "hunter2"))
                .isInstanceOf(ConfigException.class)
                .hasMessage("hash-password: something stands behind it; expected it alone, since other users of this"
                        + " machine see what stands here");
    }

    @ParameterizedTest
    @CsvSource({"'secret\n', secret", "'se cret\r\nnext\n', se cret", "gr\u00fcn, gr\u00fcn"})
    void theFirstLineThatComesIsThePassword(String input, String password) throws ConfigException, IOException {
        assertThat(prompt(input).ask()).isEqualTo(password);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\nsecret"})
    void anEmptyOneIsNone(String input) {
        assertThatThrownBy(() -> prompt(input).ask()).hasMessageContaining("the password is empty");
    }

    @Test
    void aVeryLongOneIsNoneEither() {
        assertThatThrownBy(() -> prompt("x".repeat(1_001)).ask()).hasMessageContaining("longer than 1000");
    }

    private static PasswordPrompt prompt(String input) {
        return new PasswordPrompt(Optional.empty(), new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    }
}
