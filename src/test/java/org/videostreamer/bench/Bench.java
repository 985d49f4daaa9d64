package org.videostreamer.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.videostreamer.source.SourceException;

/** Measures the program; {@code ./bench} starts it. What the numbers mean is told in {@code docs/performance.md}. */
public final class Bench {

    private static final int USAGE_ERROR = 2;

    private Bench() {}

    /** Measures what the options choose and prints tables. */
    public static void main(String[] arguments) throws InterruptedException {
        BenchOptions options;
        try {
            options = BenchOptions.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(USAGE_ERROR);
            return;
        }
        if (options.help()) {
            System.out.print(BenchOptions.HELP);
            return;
        }
        try {
            measure(options);
        } catch (IOException | SourceException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void measure(BenchOptions options) throws IOException, SourceException, InterruptedException {
        ChildProcesses children = new ChildProcesses();
        List<Target> targets = new ArrayList<>();
        System.out.println(Machine.describe());
        if (options.includes(Part.ENCODE)) {
            targets.addAll(new EncodeBench(children, options.seconds()).run());
        }
        if (options.includes(Part.VIEWERS)) {
            targets.addAll(new ViewersBench(children, options.seconds()).run());
        }
        if (options.includes(Part.START)) {
            targets.addAll(new StartBench(children, options.seconds()).run());
        }
        if (options.includes(Part.LATENCY)) {
            targets.addAll(new LatencyBench(children, options.seconds()).run());
        }
        if (options.includes(Part.SOURCES)) {
            targets.addAll(new SourcesBench(children, options.seconds()).run());
        }
        if (options.includes(Part.CAMERA)) {
            targets.addAll(new HttpCameraBench(children, options.seconds()).run());
        }
        if (options.includes(Part.WEBRTC)) {
            targets.addAll(new WebRtcBench(children, options.seconds()).run());
        }
        if (options.includes(Part.PASS)) {
            targets.addAll(new PassThroughBench(children, options.seconds()).run());
        }
        if (options.includes(Part.GLASS)) {
            targets.addAll(new GlassBench(children, options.seconds()).run());
        }
        if (options.includes(Part.MANY)) {
            targets.addAll(new ManyBench(children, options.seconds()).run());
        }
        System.out.println(Target.table(targets));
    }

    /** Tells whoever waits what goes on; results go to standard output. */
    static void progress(String text) {
        System.err.println("bench: " + text);
    }
}
