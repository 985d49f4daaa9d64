package org.videostreamer.source.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.videostreamer.config.SourceConfig;
import org.videostreamer.source.FrameSink;
import org.videostreamer.source.FrameSource;
import org.videostreamer.source.SourceException;

/**
 * Shows the clip that the program brings along, for ever.
 *
 * <p>FFmpeg reads it from a temporary file, which is deleted at the end: reading from memory takes two of the ten
 * callbacks that JavaCPP has for a whole process, for each source.
 */
final class ClipSource implements FrameSource {

    private static final String CLIP = "sample.mkv";

    private final SourceConfig config;
    private final Stop stop = new Stop();

    ClipSource(SourceConfig config) {
        this.config = config;
    }

    @Override
    public void run(FrameSink sink) throws SourceException, InterruptedException {
        Path file = extract();
        try {
            MediaAddress address = MediaAddress.ofFile(file, config.uri().toString(), config.timeouts());
            new MediaSource(address, stop).run(sink);
        } finally {
            delete(file);
        }
    }

    private static Path extract() throws SourceException {
        try (InputStream clip = ClipSource.class.getResourceAsStream(CLIP)) {
            if (clip == null) {
                throw new SourceException("this build of the program has no clip for videotest");
            }
            Path file = Files.createTempFile("video-streamer-", ".mkv");
            Files.copy(clip, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new SourceException(
                    "the clip for videotest cannot be written to the folder for temporary files "
                            + System.getProperty("java.io.tmpdir") + ": " + e.getMessage(),
                    e);
        }
    }

    private static void delete(Path file) throws SourceException {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new SourceException("the temporary file " + file + " cannot be deleted: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        stop.close();
    }
}
