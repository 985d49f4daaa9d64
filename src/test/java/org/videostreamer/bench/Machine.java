package org.videostreamer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What the numbers were measured on, without which they mean nothing.
 *
 * @param time of the start
 * @param hardware cores and their kind
 * @param system its name and version
 * @param java the version and its maker's name for it
 * @param othersCores how many cores were busy with other things before the start
 */
public record Machine(LocalDateTime time, String hardware, String system, String java, double othersCores) {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    /** Looks at this one, for a second. */
    public static Machine here() throws IOException, InterruptedException {
        return new Machine(
                LocalDateTime.now().truncatedTo(ChronoUnit.SECONDS),
                Runtime.getRuntime().availableProcessors() + " cores, " + cpuModel(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.runtime.version") + " (" + System.getProperty("java.vm.name") + ")",
                MachineUsage.busyCores());
    }

    /** All, for the head of the output. */
    String text() {
        return time + "\nmachine: " + hardware + ", " + system + "\nJava:    " + java
                + "\nothers:  " + Numbers.fixed(othersCores, 2)
                + " cores busy before the start; more than a tenth spoils the numbers\n";
    }

    /** What a table has to tell of it. */
    String line() {
        return "Measured " + time.toLocalDate() + " on " + hardware + ", Java " + java.replaceAll("[^\\d.].*", "")
                + ", " + Numbers.fixed(othersCores, 2) + " cores busy with other things before the start.";
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
