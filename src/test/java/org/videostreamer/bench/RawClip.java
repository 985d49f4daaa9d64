package org.videostreamer.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.videostreamer.frame.Size;

/**
 * Pictures in a temporary file without any header, row by row, blue, green, red. All contenders read this file.
 *
 * @param file where they are
 * @param size of each
 * @param frames how many
 */
record RawClip(Path file, Size size, int frames) implements AutoCloseable {

    static Path newFile() throws IOException {
        Path file = Files.createTempFile("video-streamer-bench-", ".bgr");
        file.toFile().deleteOnExit();
        return file;
    }

    int frameBytes() {
        return Math.toIntExact(size.area() * 3);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
