package org.videostreamer.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The bundled ffmpeg and ffprobe programs, as foreign judges of what we make. */
public final class Ffmpeg {

    private Ffmpeg() {}

    /** What ffprobe prints on a file. */
    public static String probe(byte[] file, String... options) {
        try {
            Path path = Files.createTempFile("probe", ".bin");
            Files.write(path, file);
            List<String> command = new ArrayList<>(List.of("-v", "error"));
            command.addAll(List.of(options));
            command.add(path.toString());
            String output = run("ffprobe", command);
            Files.delete(path);
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a program and returns what it prints; fails unless it succeeds. */
    public static String run(String program, List<String> arguments) {
        try {
            Path folder = Path.of(System.getProperty("videostreamer.natives")).toAbsolutePath();
            Path file = folder.resolve(program);
            file.toFile().setExecutable(true);
            List<String> command = new ArrayList<>(List.of(file.toString()));
            command.addAll(arguments);
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("LD_LIBRARY_PATH", folder.toString());
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(program + " failed: " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
