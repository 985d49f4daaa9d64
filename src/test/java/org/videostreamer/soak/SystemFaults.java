package org.videostreamer.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.videostreamer.testing.SystemCommand;

/** Faults of the machine: no descriptor is left, a disk is full. */
final class SystemFaults {

    /** Only where a small disk can be made. */
    static final String DISK_FULL = "disk full: of the state file, when something is set, and of the log";

    private static final int SECONDS = 10;
    private static final int SPARE_DESCRIPTORS = 5;
    private static final int CONNECTIONS = 60;
    private static final int ADDRESS = 100;

    private SystemFaults() {}

    static List<FaultCase> all() {
        List<PeerSocket> open = new ArrayList<>();
        return List.of(
                new FaultCase(
                        "no descriptor left",
                        "NoDescriptorLeftIT",
                        SoakRun.CALM,
                        SECONDS,
                        stage -> useUp(stage, open),
                        stage -> giveBack(stage, open)),
                new FaultCase(
                        "no descriptor left while the camera is killed",
                        "NoDescriptorLeftIT",
                        "http-0",
                        SECONDS,
                        stage -> {
                            useUp(stage, open);
                            stage.camera("http-0").suffer(CameraFault.KILLED);
                        },
                        stage -> {
                            stage.camera("http-0").recover();
                            giveBack(stage, open);
                        }),
                new FaultCase(
                        DISK_FULL, "CalibrationRoutesTest", "http-1", SECONDS, SystemFaults::fill, SystemFaults::free));
    }

    /** Lets the program have a few descriptors more than it has, and takes these. */
    private static void useUp(FaultStage stage, List<PeerSocket> open) throws IOException, InterruptedException {
        try (Stream<Path> descriptors =
                Files.list(Path.of("/proc", Long.toString(stage.program().pid()), "fd"))) {
            limit(stage, Long.toString(descriptors.count() + SPARE_DESCRIPTORS));
        }
        for (int connection = 0; connection < CONNECTIONS; connection++) {
            open.add(new PeerSocket(stage.port(), ADDRESS));
        }
    }

    private static void giveBack(FaultStage stage, List<PeerSocket> open) throws IOException, InterruptedException {
        limit(stage, mostDescriptors(stage.program().pid()));
        for (PeerSocket socket : open) {
            socket.close();
        }
        open.clear();
    }

    /** The soft limit alone, so that it can be raised again. */
    private static void limit(FaultStage stage, String descriptors) throws IOException, InterruptedException {
        Process process = SystemCommand.of(
                        "prlimit", "--pid", Long.toString(stage.program().pid()), "--nofile=" + descriptors + ":")
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("prlimit cannot set how many descriptors the program may have");
        }
    }

    private static String mostDescriptors(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "limits")).stream()
                .filter(line -> line.startsWith("Max open files"))
                .map(line -> line.trim().split(" {2,}")[2])
                .findFirst()
                .orElseThrow();
    }

    /** Sets something that is to be kept, and has the program write a warning. */
    private static void fill(FaultStage stage) throws IOException, InterruptedException {
        stage.disk().fill();
        Soak.progress(
                "with a full disk a calibration is answered: " + stage.api().calibrate("http-1", 1.5));
        stage.camera("http-1").suffer(CameraFault.KILLED);
    }

    private static void free(FaultStage stage) throws IOException, InterruptedException {
        stage.disk().free();
        Soak.progress("with room again: " + stage.api().calibrate("http-1", 2.5));
        stage.camera("http-1").recover();
    }
}
