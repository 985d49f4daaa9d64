package org.videostreamer.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.videostreamer.frame.Codec;

/** The ffmpeg program that the libraries bring along, given the same work. */
final class FfmpegProgram implements ComparedEncoder {

    private static final String INPUT =
            "-hide_banner -nostdin -nostats -y -benchmark -progress pipe:1 -stats_period 600 -filter_threads 1"
                    + " -threads 1 -f rawvideo -pix_fmt bgr24 -r 25 -stream_loop -1";
    private static final String MPEG1 = "-c:v mpeg1video -q:v 4 -g 12 -bf 0 -f mpegts /dev/null";
    /** Our sampling and our Huffman tables; by its own choice it makes 4:4:4 with tables for each picture, slower. */
    private static final String MJPEG = "-c:v mjpeg -pix_fmt yuv420p -huffman default -q:v 4 -f mjpeg /dev/null";
    /** Our settings of the same libraries: at constant quality the bit rate only has to be there. */
    private static final String REALTIME = " -b:v 2M -g 250 -slices 1 -threads 1";

    private static final String VP8 = "-c:v libvpx -deadline realtime -cpu-used -12 -lag-in-frames 0"
            + " -error-resilient default -static-thresh 1 -qmin 10 -qmax 10" + REALTIME + " -f ivf /dev/null";
    private static final String H264 = "-c:v libopenh264 -profile:v constrained_baseline -rc_mode bitrate"
            + " -qmin 22 -qmax 22" + REALTIME + " -f h264 /dev/null";

    private static final Pattern CPU = Pattern.compile("bench: utime=([\\d.]+)s stime=([\\d.]+)s");
    private static final Pattern BYTES = Pattern.compile("(?m)^total_size=(\\d+)");

    private final ChildProcesses children;
    private final Path folder =
            Path.of(System.getProperty("videostreamer.natives")).toAbsolutePath();

    FfmpegProgram(ChildProcesses children) {
        this.children = children;
    }

    @Override
    public EncodeCost encode(Codec codec, RawClip clip, int frames) throws IOException, InterruptedException {
        String output = run(arguments(codec, clip, frames));
        Matcher cpu = CPU.matcher(output);
        Matcher bytes = BYTES.matcher(output);
        if (!cpu.find() || !bytes.find()) {
            throw new IOException("ffmpeg did not tell what it took: " + output);
        }
        double seconds = Double.parseDouble(cpu.group(1)) + Double.parseDouble(cpu.group(2));
        return new EncodeCost(seconds * 1e3 / frames, Double.parseDouble(bytes.group(1)) / frames);
    }

    private static List<String> arguments(Codec codec, RawClip clip, int frames) {
        List<String> all = new ArrayList<>(List.of(INPUT.split(" ")));
        all.addAll(List.of("-s", clip.size().toString(), "-i", clip.file().toString()));
        all.addAll(List.of("-frames:v", Integer.toString(frames), "-threads", "1"));
        all.addAll(List.of(output(codec).split(" ")));
        return all;
    }

    private static String output(Codec codec) {
        return switch (codec) {
            case MPEG1 -> MPEG1;
            case VP8 -> VP8;
            case H264 -> H264;
            default -> MJPEG;
        };
    }

    private String run(List<String> arguments) throws IOException, InterruptedException {
        Path program = folder.resolve("ffmpeg");
        // Archives carry no permission to execute.
        if (!program.toFile().canExecute() && !program.toFile().setExecutable(true)) {
            throw new IOException(program + " cannot be executed");
        }
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LD_LIBRARY_PATH", folder.toString());
        Process process = children.start(builder);
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException("ffmpeg failed: " + output);
            }
            return output;
        } finally {
            children.end(process);
        }
    }
}
