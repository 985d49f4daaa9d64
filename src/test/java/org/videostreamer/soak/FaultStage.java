package org.videostreamer.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.videostreamer.bench.ChildProcesses;

/** A running program with cameras of every kind, its undisturbed viewers, and a small disk for its log and its state. */
final class FaultStage implements AutoCloseable {

    private final CameraSet cameras;
    private final List<SoakCamera> found;
    private final SoakConfig config;
    private final SmallDisk disk;
    private final SoakProgram program;
    private final ProgramApi api;
    private final Onlookers onlookers;

    /** @param path what is started */
    FaultStage(ChildProcesses children, Path path, Path folder) throws IOException, InterruptedException {
        cameras = new CameraSet(children);
        Path tables = Files.createTempDirectory("tango");
        found = CameraSet.tangoWithDatabase(children, tables);
        config = new SoakConfig(folder.resolve("faults.yaml")).with(SoakRun.CALM, "test?size=320x240&fps=20");
        cameras.all().forEach(camera -> config.with(camera.name(), camera.uri()));
        config.with(database().name(), database().uri()).write();
        disk = new SmallDisk(folder.resolve("disk"));
        Map<String, String> environment = new HashMap<>(cameras.environment());
        environment.put("STATE_DIRECTORY", disk.folder().toString());
        program = new SoakProgram(
                        children, path, config, environment, disk.folder().resolve("program.log"))
                .await();
        api = new ProgramApi(config.port());
        onlookers = new Onlookers(config.port(), SoakRun.CALM);
    }

    SoakCamera camera(String name) {
        return cameras.named(name);
    }

    /** The Tango database through which a device is found. */
    SoakCamera database() {
        return found.get(0);
    }

    /** That device. */
    SoakCamera device() {
        return found.get(1);
    }

    int port() {
        return config.port();
    }

    SoakProgram program() {
        return program;
    }

    ProgramApi api() {
        return api;
    }

    Onlookers onlookers() {
        return onlookers;
    }

    SmallDisk disk() {
        return disk;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        onlookers.close();
        program.close();
        cameras.close();
        for (SoakCamera camera : found) {
            camera.close();
        }
        disk.close();
    }
}
