package org.videostreamer.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.Size;
import org.videostreamer.natives.NativeLibraries;
import org.videostreamer.source.SourceException;

/** Our encoders beside ffmpeg's: by turns, so that a change of the machine's mood meets both, and the median of each. */
final class EncodeBench implements Measurement {

    private static final List<Size> SIZES = List.of(new Size(650, 485), new Size(1280, 1024));
    private static final List<Codec> CODECS = List.of(Codec.MJPEG, Codec.MPEG1, Codec.VP8, Codec.H264);
    private static final int ROUNDS = 3;
    private static final double MOST_OF_FFMPEG = 0.8;

    private final ComparedEncoder ours = new OurEncoder();
    private final ComparedEncoder theirs;
    private final int seconds;
    private Table table = Table.of(
            "encoding",
            "Encoding: CPU milliseconds and bytes a frame; spread: how far the rounds lie apart",
            3,
            "codec",
            "size",
            "content",
            "ours ms",
            "ffmpeg ms",
            "ours/ffmpeg",
            "spread",
            "ours bytes",
            "ffmpeg bytes");
    private double worstMpeg1;

    EncodeBench(ChildProcesses children, int seconds) {
        this.theirs = new FfmpegProgram(children);
        this.seconds = seconds;
    }

    @Override
    public void run(Report report) throws IOException, SourceException, InterruptedException {
        NativeLibraries.loadOpenCv();
        NativeLibraries.loadFfmpeg();
        for (Content content : Content.values()) {
            for (Size size : SIZES) {
                Bench.progress("encoding " + content.label + " at " + size);
                try (RawClip clip = content.record(size)) {
                    for (Codec codec : CODECS) {
                        compare(codec, clip, content);
                    }
                }
            }
        }
        report.add(table);
        report.add(Target.atMost("MPEG-1 encode, the dearest of the four", MOST_OF_FFMPEG, worstMpeg1, "x ffmpeg", 2));
    }

    private void compare(Codec codec, RawClip clip, Content content) throws IOException, InterruptedException {
        int frames = framesARound(codec, clip);
        List<EncodeCost> our = new ArrayList<>();
        List<EncodeCost> their = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            our.add(ours.encode(codec, clip, frames));
            their.add(theirs.encode(codec, clip, frames));
        }
        List<Double> ourMillis = our.stream().map(EncodeCost::cpuMillis).toList();
        List<Double> theirMillis = their.stream().map(EncodeCost::cpuMillis).toList();
        double ratio = Numbers.median(ourMillis) / Numbers.median(theirMillis);
        if (codec == Codec.MPEG1) {
            worstMpeg1 = Math.max(worstMpeg1, ratio);
        }
        table = table.with(
                codec.toString(),
                clip.size().toString(),
                content.label,
                Numbers.fixed(Numbers.median(ourMillis), 2),
                Numbers.fixed(Numbers.median(theirMillis), 2),
                Numbers.fixed(ratio, 2),
                Numbers.fixed(100 * Math.max(Numbers.spread(ourMillis), Numbers.spread(theirMillis)), 0) + " %",
                Numbers.fixed(our.get(0).bytes(), 0),
                Numbers.fixed(their.get(0).bytes(), 0));
    }

    /** Warms the JVM up and finds how many frames fill a round: whole passes of the clip, which takes ffmpeg about twice as long. */
    private int framesARound(Codec codec, RawClip clip) throws IOException, InterruptedException {
        ours.encode(codec, clip, 2 * clip.frames());
        double millis = ours.encode(codec, clip, clip.frames()).cpuMillis();
        double passes = seconds * 1e3 / (3 * ROUNDS) / millis / clip.frames();
        return Math.max(1, (int) Math.round(passes)) * clip.frames();
    }
}
