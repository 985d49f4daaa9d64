package org.videostreamer.testing;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** NumPy as a foreign judge of files and numbers. Debian: python3-numpy, which python3-tango needs. */
public final class NumPy {

    private NumPy() {}

    /**
     * What it says of a file.
     *
     * @param low where the histogram begins
     * @param high where it ends
     * @return two objects: type and shape, and statistics
     */
    public static List<JsonObject> statistics(byte[] npy, double low, double high) {
        try {
            Path file = Files.write(Files.createTempFile("samples", ".npy"), npy);
            Process process = new ProcessBuilder(
                            "/usr/bin/python3",
                            "src/test/resources/numpy-statistics.py",
                            file.toString(),
                            Double.toString(low),
                            Double.toString(high))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Files.delete(file);
            return output.lines().map(JsonObject::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
