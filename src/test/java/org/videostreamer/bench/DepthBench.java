package org.videostreamer.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Size;
import org.videostreamer.natives.NativeLibraries;

/**
 * Our ways from samples to shades and numbers, beside NumPy's and OpenCV's called from Python on the same samples: by turns,
 * one thread each, and the median of each.
 */
final class DepthBench implements Measurement {

    private static final Size SIZE = new Size(2048, 2048);
    private static final int ROUNDS = 3;

    private final ChildProcesses children;
    private final int seconds;
    private Table table = Table.of(
            "depth",
            "Samples of " + SIZE + ", milliseconds a picture on one core; what Python does with the same",
            2,
            "samples",
            "work",
            "ours",
            "NumPy",
            "OpenCV");

    DepthBench(ChildProcesses children, int seconds) {
        this.children = children;
        this.seconds = seconds;
    }

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        NativeLibraries.loadOpenCv();
        compare(PixelFormat.GRAY16, report);
        compare(PixelFormat.GRAY_F32, report);
        report.add(table);
    }

    private void compare(PixelFormat format, Report report) throws IOException, InterruptedException {
        String type = format.samples().name().toLowerCase(Locale.ROOT);
        Bench.progress("pictures of " + type);
        Path file = Files.createTempFile("samples", ".raw");
        try (DepthWork work = new DepthWork(format, SIZE)) {
            work.write(file);
            Map<DepthJob, List<Double>> ours = new EnumMap<>(DepthJob.class);
            List<JsonObject> theirs = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                for (DepthJob job : DepthJob.values()) {
                    double millis = work.millis(job, seconds * 1_000_000_000L / DepthJob.values().length);
                    ours.computeIfAbsent(job, any -> new ArrayList<>()).add(millis);
                }
                theirs.add(python(file, type));
            }
            for (DepthJob job : DepthJob.values()) {
                double our = Numbers.median(ours.get(job));
                table = table.with(
                        type,
                        job.label(),
                        Numbers.fixed(our, 2),
                        Numbers.fixed(median(theirs, "numpy", job), 2),
                        Numbers.fixed(median(theirs, "opencv", job), 2));
                job.most(format)
                        .ifPresent(most ->
                                report.add(Target.atMost(type + " " + SIZE + ", " + job.label(), most, our, "ms", 2)));
            }
        } finally {
            Files.delete(file);
        }
    }

    private static double median(List<JsonObject> rounds, String library, DepthJob job) {
        return Numbers.median(rounds.stream()
                .map(round -> round.getJsonObject(library).getDouble(job.name().toLowerCase(Locale.ROOT)))
                .toList());
    }

    private JsonObject python(Path file, String type) throws IOException, InterruptedException {
        Process process = children.start(new ProcessBuilder(
                        "/usr/bin/python3",
                        "src/test/resources/python-depth.py",
                        file.toString(),
                        type,
                        Integer.toString(SIZE.width()),
                        Double.toString((double) seconds / DepthJob.values().length))
                .redirectError(ProcessBuilder.Redirect.INHERIT));
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException("Python could not measure NumPy and OpenCV");
            }
            return new JsonObject(output);
        } finally {
            children.end(process);
        }
    }
}
