package org.videostreamer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.config.ConfigException;

class HelpTest {

    private static final String HELP = new HelpText().toString();

    @ParameterizedTest
    @ValueSource(strings = {"-h", "--help", "-p 99999 --help"})
    void isPrinted(String line) throws ConfigException {
        assertThat(CommandLines.parse(line, Map.of())).isEqualTo(new Request.Answer(HELP, 0));
    }

    @Test
    void isAtMostAHundredColumnsWide() {
        assertThat(HELP.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @ParameterizedTest
    @EnumSource
    void namesEveryOption(CommandOption option) {
        assertThat(HELP).contains("  " + String.join(", ", option.names));
    }

    @Test
    void theVersionIsPrinted() throws ConfigException {
        assertThat(CommandLines.parse("--version", Map.of())).isInstanceOfSatisfying(Request.Answer.class, answer -> {
            assertThat(answer.text()).matches("video-streamer [0-9]+\\.[0-9]+\\.[0-9]+\\R");
            assertThat(answer.exitCode()).isZero();
        });
    }
}
