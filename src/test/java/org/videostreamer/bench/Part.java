package org.videostreamer.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What can be measured alone, in the order in which it is told. */
enum Part {
    ENCODE("CPU time and bytes per encoded frame, ours beside the bundled ffmpeg's", EncodeBench::new),
    DEPTH("pictures of 16 bits and floats to 8 bits, and measured, beside NumPy and OpenCV", DepthBench::new),
    VIEWERS("CPU, memory and frame rates with 1, 50 and 500 viewers", ViewersBench::new),
    WEBRTC("CPU with 1, 10, 50 and 100 viewers of VP8; from the offer to the first picture", WebRtcBench::new),
    PASS("CPU with 1, 20 and 100 viewers of an RTSP camera's H.264 as it came; joiners", PassThroughBench::new),
    START("from the command to the first picture; the first minute; when nobody watches", StartBench::new),
    MANY("100 streams of which 3 are watched; start, and what the others cost", ManyBench::new),
    TILES("CPU with 20 and 100 streams in view of a dashboard, and of ten", TilesBench::new),
    CAMERAS("CPU with 1, 4, 8 and 16 cameras that are watched", CamerasBench::new),
    RELOAD("what viewers see of a change of the configuration, and how long it takes", ReloadBench::new),
    DOORS("what viewers see while somebody guesses passwords, a thousand a second", DoorsBench::new),
    LATENCY("from a picture published in Redis to its last byte at a viewer", LatencyBench::new),
    SOURCES("CPU time a picture from each kind of camera, simulated", SourcesBench::new),
    LARGE("what we add to an HTTP camera of large pictures, time and CPU", HttpCameraBench::new),
    GLASS("from a picture to its being seen in Chromium, in all formats", GlassBench::new),
    PAGE("first pictures of the pages in Chromium, and its CPU beside a plain video element", PageBench::new);

    private final String help;
    private final Maker maker;

    /** Makes the measurement. */
    private interface Maker {
        Measurement make(ChildProcesses children, int seconds);
    }

    Part(String help, Maker maker) {
        this.help = help;
        this.maker = maker;
    }

    /** What users call it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is measured, in a line. */
    String help() {
        return help;
    }

    /** @param seconds for each number that takes time */
    Measurement with(ChildProcesses children, int seconds) {
        return maker.make(children, seconds);
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(Part::label).toList();
    }
}
