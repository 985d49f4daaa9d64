package org.videostreamer.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Looks what a program holds. One thread. */
final class Sampler {

    private static final double MEGABYTE = 1 << 20;

    private final Path process;
    private final long pid;
    private final ProgramApi api;
    private final long start = System.nanoTime();

    Sampler(SoakProgram program, ProgramApi api) {
        this.pid = program.pid();
        this.process = Path.of("/proc", Long.toString(pid));
        this.api = api;
    }

    Sample look() throws IOException, InterruptedException {
        String metrics = api.metrics();
        return new Sample(
                (System.nanoTime() - start) / 1e9,
                status("VmRSS:") / 1_024.0,
                megabytes(metrics, "jvm_memory_used_bytes{area=\"heap\""),
                megabytes(metrics, "videostreamer_memory_pictures_bytes"),
                megabytes(metrics, "videostreamer_memory_network_bytes"),
                (int) status("Threads:"),
                descriptors());
    }

    /** The same after everything was collected that nobody holds any more; as it is where that cannot be asked for. */
    Sample lookAfterCollection() throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        if (Files.isExecutable(jcmd)) {
            // Twice: what is outside the heap goes once its owner in the heap has been seen to be gone.
            for (int time = 0; time < 2; time++) {
                new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.run")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
            }
        }
        return look();
    }

    private static double megabytes(String metrics, String begin) {
        return ProgramApi.sum(metrics, begin).orElse(Double.NaN) / MEGABYTE;
    }

    private long status(String key) throws IOException {
        for (String line : Files.readAllLines(process.resolve("status"))) {
            if (line.startsWith(key)) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new IOException(process + "/status has no " + key);
    }

    private int descriptors() throws IOException {
        try (Stream<Path> open = Files.list(process.resolve("fd"))) {
            return (int) open.count();
        }
    }
}
