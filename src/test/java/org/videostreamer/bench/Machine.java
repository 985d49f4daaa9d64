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

    private Machine() {}

    static String describe() throws IOException, InterruptedException {
        return "video-streamer benchmark, " + LocalDateTime.now().truncatedTo(ChronoUnit.SECONDS)
                + "\nmachine: " + Runtime.getRuntime().availableProcessors() + " cores, " + cpuModel()
                + ", " + System.getProperty("os.name") + " " + System.getProperty("os.version")
                + "\nJava:    " + System.getProperty("java.runtime.version")
                + " (" + System.getProperty("java.vm.name") + ")"
                + "\nothers:  " + Numbers.fixed(MachineUsage.busyCores(), 2)
                + " cores busy before the start; more than a tenth spoils the numbers\n";
    }

    private static String cpuModel() throws IOException {
        return lines(CPU_INFO).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).trim())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.isReadable(file) ? Files.readAllLines(file) : List.of();
    }
}
