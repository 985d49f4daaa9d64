package org.videostreamer.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.videostreamer.bench.ChildProcesses;

/**
 * One soak: rounds of turmoil, and after each a calm, in which every stream is watched by one viewer, all have to be live
 * again, and what the program holds is looked at. Beside all of it viewers of a stream to which nothing is done watch on.
 */
final class SoakRun {

    /** To which nothing is done. */
    static final String CALM = "calm";

    private static final String KEPT = "kept";
    private static final long PATIENCE_SECONDS = 90;
    private static final long MOST_SAMPLES = 600;
    private static final int LOOKS = 3;
    private static final long LOOK_MILLIS = 1_000;

    private final SoakPlan plan;
    private final Consumer<String> progress;
    private final List<Sample> samples = new CopyOnWriteArrayList<>();
    private final List<Sample> calms = new ArrayList<>();
    private final List<Map<String, Double>> gaps = new ArrayList<>();
    private final Map<String, Integer> happened = new LinkedHashMap<>();
    private final List<String> lost = new ArrayList<>();

    /** @param progress hears what goes on */
    SoakRun(SoakPlan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    SoakResult run() throws IOException, InterruptedException {
        Files.createDirectories(plan.folder());
        ChildProcesses children = new ChildProcesses();
        progress.accept("starting cameras");
        try (CameraSet cameras = new CameraSet(children)) {
            SoakConfig config = new SoakConfig(plan.folder().resolve("soak.yaml"))
                    .with(CALM, "test?size=320x240&fps=20")
                    .with(KEPT, "test?size=320x240&fps=10&depth=16", ", history: 8MB, record: {seconds: 5}");
            cameras.all().forEach(camera -> config.with(camera.name(), camera.uri()));
            config.write();
            try (SoakProgram program = new SoakProgram(
                    children,
                    plan.program(),
                    config,
                    cameras.environment(),
                    plan.folder().resolve("soak.log"))) {
                program.await();
                soak(program, config, cameras.all());
                return new SoakResult(
                        List.copyOf(samples), calms, gaps, happened, lost, program.faults(), program.isAlive());
            }
        }
    }

    private void soak(SoakProgram program, SoakConfig config, List<SoakCamera> cameras)
            throws IOException, InterruptedException {
        ProgramApi api = new ProgramApi(config.port());
        Sampler sampler = new Sampler(program, api);
        List<String> streams = new ArrayList<>(List.of(KEPT));
        cameras.forEach(camera -> streams.add(camera.name()));
        long interval = Math.max(1_000, plan.rounds() * plan.roundMillis() / MOST_SAMPLES);
        awaitLive(config.port(), api, streams);
        try (Onlookers onlookers = new Onlookers(config.port(), CALM);
                Repeating sampling = new Repeating("sampler", 0, (random, rest) -> {
                    samples.add(sampler.look());
                    rest.sleep(interval);
                })) {
            for (int round = 0; round < plan.rounds() && program.isAlive(); round++) {
                progress.accept("round " + (round + 1) + " of " + plan.rounds());
                onlookers.begin();
                try (Turmoil turmoil = new Turmoil(config, api, cameras, streams, plan.seed() + round)) {
                    Thread.sleep(plan.roundMillis());
                    gaps.add(onlookers.longestMillis());
                    turmoil.counts().forEach((what, times) -> happened.merge(what, times, Integer::sum));
                }
                calm(config.port(), api, sampler, streams);
            }
        }
    }

    /** Watches all streams until all are live, lets what ends have its time, and looks. */
    private void calm(int port, ProgramApi api, Sampler sampler, List<String> streams)
            throws IOException, InterruptedException {
        List<LiveWatcher> watchers = new ArrayList<>();
        try {
            streams.forEach(stream -> watchers.add(new LiveWatcher(port, stream)));
            awaitLive(api, streams, watchers);
            Thread.sleep(plan.settleMillis());
            List<Sample> looks = new ArrayList<>(List.of(sampler.lookAfterCollection()));
            for (int look = 1; look < LOOKS; look++) {
                Thread.sleep(LOOK_MILLIS);
                looks.add(sampler.look());
            }
            calms.add(least(looks));
        } finally {
            watchers.forEach(LiveWatcher::close);
        }
    }

    private void awaitLive(int port, ProgramApi api, List<String> streams) throws IOException, InterruptedException {
        List<LiveWatcher> watchers = new ArrayList<>();
        try {
            streams.forEach(stream -> watchers.add(new LiveWatcher(port, stream)));
            awaitLive(api, streams, watchers);
        } finally {
            watchers.forEach(LiveWatcher::close);
        }
    }

    private void awaitLive(ProgramApi api, List<String> streams, List<LiveWatcher> watchers)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        for (int stream = 0; stream < streams.size(); stream++) {
            long left = TimeUnit.NANOSECONDS.toSeconds(Math.max(0, end - System.nanoTime()));
            Optional<Long> live = watchers.get(stream).awaitLive(left);
            if (live.isEmpty()) {
                String name = streams.get(stream);
                lost.add(name + ": " + api.streams().get(name));
            }
        }
    }

    /** Of each number the least: what comes and goes by itself, such as a collection or a timer, is nobody's leak. */
    private static Sample least(List<Sample> looks) {
        return looks.stream().reduce(Sample::least).orElseThrow();
    }
}
