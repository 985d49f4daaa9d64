package org.videostreamer.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of {@code --help}, at most {@value #WIDTH} columns wide. */
final class HelpText {

    static final int WIDTH = 100;

    /** Command lines, for those who look for one like theirs. */
    static final List<String> EXAMPLES = List.of(
            "video-streamer -uri test -of MPEG1 -q 4 -s 659,493",
            "video-streamer -uri http://camera.example.org/video -user reader -p 8001",
            "video-streamer -uri redis://localhost:6379 -irc CameraStream -of MJPEG",
            "video-streamer -c config.json --check");

    private static final int INDENT = 36;
    private static final String HEAD = """
            Usage: video-streamer [OPTION]...

            Shows a camera of a scientific instrument in web browsers, at http://HOST:PORT/ui.
            Without options it shows a test picture at port 8000.
            """;
    private static final String TAIL = """

            Exit codes: 0 ended as asked, 1 could not go on, 2 the options or the file are wrong.
            """;

    @Override
    public String toString() {
        String examples = EXAMPLES.stream().collect(Collectors.joining("\n  ", "\nExamples:\n  ", "\n"));
        return HEAD
                + Stream.of(Section.values()).map(HelpText::section).collect(Collectors.joining())
                + examples
                + "\nCommands, alone on the line:\n"
                + Stream.of(Command.values()).map(HelpText::command).collect(Collectors.joining())
                + TAIL;
    }

    private static String command(Command command) {
        return "  video-streamer %-13s  %s\n".formatted(command.word, command.meaning);
    }

    private static String section(Section section) {
        return Stream.of(CommandOption.values())
                .filter(option -> option.section == section)
                .map(HelpText::option)
                .collect(Collectors.joining("", "\n" + section.title + ":\n", ""));
    }

    private static String option(CommandOption option) {
        String names = "  " + String.join(", ", option.names) + (option.isSwitch() ? "" : " " + option.value);
        List<String> lines = wrap(option.meaning(), WIDTH - INDENT);
        StringBuilder text = new StringBuilder();
        // Names that reach into the meanings' column get a line of their own.
        if (names.length() > INDENT - 2) {
            text.append(names).append('\n');
            names = "";
        }
        for (String line : lines) {
            text.append(names)
                    .append(" ".repeat(INDENT - names.length()))
                    .append(line)
                    .append('\n');
            names = "";
        }
        return text.toString();
    }

    private static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
