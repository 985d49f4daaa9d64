package org.videostreamer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process has used, as Linux tells it. */
final class ProcessUsage {

    /** What {@code /proc} counts in, on every architecture that there is Java for. */
    private static final double TICKS_A_SECOND = 100;

    private final Path folder;

    ProcessUsage(long pid) {
        this.folder = Path.of("/proc", Long.toString(pid));
    }

    /** CPU time of all its threads since its start. */
    double cpuSeconds() throws IOException {
        String stat = Files.readString(folder.resolve("stat"));
        // The second field is a name in brackets, which may hold anything; utime is field 14, stime 15.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND;
    }

    /** Memory that it holds now. */
    double residentMegabytes() throws IOException {
        for (String line : Files.readAllLines(folder.resolve("status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
            }
        }
        throw new IOException(folder + "/status does not tell the memory");
    }
}
