package org.videostreamer.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.videostreamer.web.Version;

/** The page of {@code man video-streamer}, made of the same table of options as {@code --help}. */
public final class ManPage {

    private static final String DESCRIPTION = """
            video-streamer takes the pictures of cameras of scientific instruments and shows them in web browsers, as MJPEG,
            as MPEG-1 over a WebSocket, and as VP8 and H.264 by WebRTC. A camera is connected to once, decoded once and encoded
            once, however many watch. A camera that is missing or breaks does not end the program: the picture says what is wrong,
            and the camera is tried again until it is back. Without options it shows a test picture at port 8000; the page
            is at http://HOST:PORT/ui.
            """;

    private final String date;

    /** @param date of the page, as it stands at its foot */
    ManPage(String date) {
        this.date = date;
    }

    /**
     * Prints it, in the language of {@code man}.
     *
     * @param arguments the page's date alone
     */
    public static void main(String[] arguments) {
        System.out.print(new ManPage(arguments[0]));
    }

    @Override
    public String toString() {
        return ".TH VIDEO-STREAMER 1 \"" + date + "\" \"video-streamer " + Version.TEXT + "\" \"User Commands\"\n"
                + section("Name")
                + text("video-streamer - shows the cameras of scientific instruments in web browsers")
                + section("Synopsis")
                + ".B " + escaped("video-streamer") + "\n[\\fIOPTION\\fR]...\n"
                + section("Description")
                + text(DESCRIPTION)
                + section("Options")
                + Stream.of(Section.values()).map(ManPage::options).collect(Collectors.joining())
                + section("Commands")
                + text("Alone on the line, in the place of options:")
                + Stream.of(Command.values())
                        .map(command -> entry(command.word, command.meaning))
                        .collect(Collectors.joining())
                + section("Signals")
                + entry("SIGHUP", "The file of --config is read anew; streams that stay as they are notice nothing.")
                + entry(
                        "SIGTERM, SIGINT",
                        "All connections and cameras are closed and the program ends, within two seconds.")
                + section("Exit status")
                + entry("0", "It ended as it was asked to.")
                + entry("1", "It could not start, or not listen at all of its addresses.")
                + entry("2", "The options or the file are wrong; standard error says how.")
                + entry("3", "Java's heap was full.")
                + section("Environment")
                + entry(CommandLineConfig.PASSWORD_VARIABLE, "The camera's password, for --username.")
                + entry("VIDEO_STREAMER_JAVA_OPTIONS", "Further options for Java, such as -Xmx256m.")
                + section("Files")
                + entry("/etc/video-streamer/config.yaml", "What the service of the Debian package shows.")
                + section("Examples")
                + HelpText.EXAMPLES.stream().map(ManPage::example).collect(Collectors.joining());
    }

    private static String options(Section section) {
        return Stream.of(CommandOption.values())
                .filter(option -> option.section == section)
                .map(ManPage::option)
                .collect(Collectors.joining("", ".SS " + section.title + "\n", ""));
    }

    private static String option(CommandOption option) {
        String names = option.names.stream()
                .map(name -> "\\fB" + escaped(name) + "\\fR")
                .collect(Collectors.joining(", "));
        String value = option.isSwitch() ? "" : " \\fI" + escaped(option.value) + "\\fR";
        return ".TP\n" + names + value + "\n" + text(option.meaning());
    }

    private static String section(String title) {
        return ".SH " + title.toUpperCase(Locale.ROOT) + "\n";
    }

    private static String entry(String name, String meaning) {
        return ".TP\n\\fB" + escaped(name) + "\\fR\n" + text(meaning);
    }

    private static String example(String command) {
        return ".PP\n.nf\n" + text(command) + ".fi\n";
    }

    /** Lines of text, none of which can be taken for a command. */
    static String text(String lines) {
        List<String> all = lines.lines().map(ManPage::escaped).toList();
        return all.stream()
                .map(line -> line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** A hyphen alone may be shown as another sign, which nobody can copy into a command line. */
    private static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-");
    }
}
