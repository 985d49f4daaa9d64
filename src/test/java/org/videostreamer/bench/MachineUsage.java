package org.videostreamer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What all processes together use of the machine, and what its host takes away from it. */
final class MachineUsage {

    private static final Path STAT = Path.of("/proc/stat");
    private static final double TICKS_A_SECOND = 100;
    /** Fields of the first line, of which the fourth and fifth are idling and waiting; the rest counts guests twice. */
    private static final int IDLE = 4;

    private static final int WAITING = 5;
    private static final int STOLEN = 8;

    private MachineUsage() {}

    /** CPU time of all cores since the machine's start. */
    static double cpuSeconds() throws IOException {
        String[] fields = Files.readAllLines(STAT).get(0).trim().split(" +");
        long ticks = 0;
        for (int field = 1; field <= STOLEN; field++) {
            ticks += field == IDLE || field == WAITING ? 0 : Long.parseLong(fields[field]);
        }
        return ticks / TICKS_A_SECOND;
    }

    /** How many cores are busy, over a second. */
    static double busyCores() throws IOException, InterruptedException {
        double before = cpuSeconds();
        Thread.sleep(1_000);
        return cpuSeconds() - before;
    }
}
