package org.videostreamer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What the numbers were measured on, without which they mean nothing. */
final class Machine {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final Path LOAD = Path.of("/proc/loadavg");

    private Machine() {}

    static String describe() throws IOException {
        return "video-streamer benchmark, " + LocalDateTime.now().truncatedTo(ChronoUnit.SECONDS)
                + "\nmachine: " + Runtime.getRuntime().availableProcessors() + " cores, " + cpuModel()
                + ", " + System.getProperty("os.name") + " " + System.getProperty("os.version")
                + "\nJava:    " + System.getProperty("java.runtime.version")
                + " (" + System.getProperty("java.vm.name") + ")"
                + "\nload before: " + load() + " (more than a few tenths of a core spoils the numbers)\n";
    }

    private static String cpuModel() throws IOException {
        return lines(CPU_INFO).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).trim())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }

    private static String load() throws IOException {
        List<String> lines = lines(LOAD);
        return lines.isEmpty() ? "unknown" : lines.get(0).split(" ")[0];
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.isReadable(file) ? Files.readAllLines(file) : List.of();
    }
}
