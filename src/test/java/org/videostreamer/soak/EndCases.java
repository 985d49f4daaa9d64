package org.videostreamer.soak;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.videostreamer.bench.ChildProcesses;
import org.videostreamer.bench.Numbers;
import org.videostreamer.bench.Table;

/** The program is ended in each state of a stream, gently and not, and started anew. */
final class EndCases {

    private static final String STREAM = "camera";
    private static final long PATIENCE_SECONDS = 60;
    private static final long LOOK_MILLIS = 5;

    private final ChildProcesses children;
    private final Path program;
    private final Path folder;
    private Table table = Table.of(
            "fault-ends",
            "The end of the program, with one HTTP camera and one viewer",
            3,
            "what",
            "the viewer sees",
            "held by",
            "exit code",
            "seconds");

    EndCases(ChildProcesses children, Path program, Path folder) {
        this.children = children;
        this.program = program;
        this.folder = folder;
    }

    Table run() throws IOException, InterruptedException {
        terminate("idle", Optional.empty(), false);
        terminate("connecting", Optional.of(CameraFault.HUNG), false);
        terminate("live", Optional.empty(), true);
        terminate("stalled", Optional.of(CameraFault.HUNG), true);
        terminate("failed", Optional.of(CameraFault.KILLED), true);
        kill();
        return table;
    }

    /** @param first whether the fault comes behind a first picture */
    private void terminate(String state, Optional<CameraFault> fault, boolean first)
            throws IOException, InterruptedException {
        try (HttpSoakCamera camera = new HttpSoakCamera(STREAM, new SoakPictures())) {
            SoakConfig config = config(camera);
            try (SoakProgram running = start(config)) {
                if (!first) {
                    fault.ifPresent(camera::suffer);
                }
                boolean watched = !state.equals("idle");
                Optional<LiveWatcher> watcher =
                        watched ? Optional.of(new LiveWatcher(config.port(), STREAM)) : Optional.empty();
                if (first) {
                    watcher.orElseThrow().awaitLive(PATIENCE_SECONDS).orElseThrow();
                    fault.ifPresent(camera::suffer);
                }
                awaitState(new ProgramApi(config.port()), state);
                long asked = System.nanoTime();
                running.process().destroy();
                running.process().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
                double seconds = (System.nanoTime() - asked) / 1e9;
                table = table.with(
                        "SIGTERM while the stream is " + state,
                        watcher.map(EndCases::seen).orElse("there is none"),
                        "ProgramIT",
                        Integer.toString(running.process().exitValue()),
                        Numbers.fixed(seconds, 2));
                watcher.ifPresent(LiveWatcher::close);
            }
        }
    }

    private static String seen(LiveWatcher watcher) {
        try {
            watcher.awaitEnd(PATIENCE_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return watcher.isClosedProperly() ? "the end of the stream, as HTTP says it" : "the connection breaks";
    }

    /** Kills it, starts it anew at once, and lets a viewer try until it sees a picture. */
    private void kill() throws IOException, InterruptedException {
        try (HttpSoakCamera camera = new HttpSoakCamera(STREAM, new SoakPictures())) {
            SoakConfig config = config(camera);
            long killed;
            String seen;
            int code;
            try (SoakProgram running = start(config);
                    LiveWatcher watcher = new LiveWatcher(config.port(), STREAM)) {
                watcher.awaitLive(PATIENCE_SECONDS).orElseThrow();
                killed = System.nanoTime();
                running.process().destroyForcibly();
                code = running.process().waitFor();
                seen = seen(watcher) + "; pictures again from one that was started at once";
            }
            try (SoakProgram again = start(config);
                    LiveWatcher watcher = new LiveWatcher(config.port(), STREAM)) {
                long live = watcher.awaitLive(PATIENCE_SECONDS).orElseThrow();
                table = table.with(
                        "kill -9 while the stream is live",
                        seen,
                        "ProgramIT",
                        Integer.toString(code),
                        Numbers.fixed((live - killed) / 1e9, 2));
            }
        }
    }

    private SoakConfig config(SoakCamera camera) throws IOException {
        return new SoakConfig(folder.resolve("ends.yaml"))
                .with(STREAM, camera.uri())
                .write();
    }

    private SoakProgram start(SoakConfig config) throws IOException, InterruptedException {
        return new SoakProgram(children, program, config, Map.of(), folder.resolve("ends.log")).await();
    }

    private static void awaitState(ProgramApi api, String state) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!api.streams().get(STREAM).state().equals(state)) {
            if (System.nanoTime() > end) {
                throw new IOException("the stream is not " + state + " but " + api.streams());
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }
}
