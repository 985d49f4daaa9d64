package org.videostreamer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ManPageTest {

    private static final String PAGE = new ManPage("2026-01-02").toString();
    private static final List<String> COMMANDS = List.of(".TH", ".SH", ".SS", ".TP", ".B", ".PP", ".nf", ".fi");

    @ParameterizedTest
    @EnumSource
    void tellsOfEveryOptionAllThatTheHelpTells(CommandOption option) {
        assertThat(shown()).contains(String.join(", ", option.names)).contains("\n" + option.meaning() + "\n");
    }

    @ParameterizedTest
    @EnumSource
    void tellsOfEveryCommand(Command command) {
        assertThat(shown()).contains("\n" + command.word + "\n" + command.meaning + "\n");
    }

    @Test
    void itsHeadNamesTheDateAndTheVersion() {
        assertThat(PAGE.lines().findFirst().orElseThrow())
                .matches("\\.TH VIDEO-STREAMER 1 \"2026-01-02\" \"video-streamer [0-9.]+\" \"User Commands\"");
    }

    @Test
    void holdsNoCommandsButThoseThatAreMeant() {
        assertThat(PAGE.lines().filter(line -> line.startsWith(".") || line.startsWith("'")))
                .allSatisfy(line -> assertThat(line.split(" ")[0]).isIn(COMMANDS));
        assertThat(ManPage.text(".so /etc/passwd\n'br")).isEqualTo("\\&.so /etc/passwd\n\\&'br\n");
    }

    @Test
    void isPlainAsciiWhoseHyphensCanBeCopied() {
        assertThat(PAGE).matches("[\\n -~]*");
        assertThat(PAGE.lines().skip(1)).allSatisfy(line -> assertThat(line).doesNotContainPattern("(?<!\\\\)-"));
        assertThat(ManPage.text("a\\b")).isEqualTo("a\\eb\n");
    }

    @Test
    void showsTheExamplesOfTheHelp() {
        assertThat(shown()).contains(HelpText.EXAMPLES);
    }

    /** Without what only changes the letters' form. */
    private static String shown() {
        return PAGE.replaceAll("\\\\f[BIR]", "")
                .replace("\\-", "-")
                .replace("\\&", "")
                .replace("\\e", "\\");
    }
}
