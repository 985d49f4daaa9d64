package org.videostreamer.source.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the ffmpeg program of the bundle, which makes the videos that the tests read. */
final class SampleVideos {

    private SampleVideos() {}

    /** Makes a file; the arguments are separated by blanks. */
    static Path make(Path file, String arguments) throws IOException, InterruptedException {
        Path natives = Path.of(System.getProperty("videostreamer.natives")).toAbsolutePath();
        Path program = natives.resolve("ffmpeg");
        // Archives carry no permission to execute.
        assertThat(program.toFile().setExecutable(true)).isTrue();
        List<String> command = new ArrayList<>(List.of(program.toString(), "-v", "error", "-nostdin", "-y"));
        command.addAll(List.of(arguments.split(" ")));
        command.add(file.toString());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LD_LIBRARY_PATH", natives.toString());
        Process process = builder.start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
        } finally {
            process.destroyForcibly();
        }
        return file;
    }
}
