package org.videostreamer.bench;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.videostreamer.config.CameraConfig;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.SourceUri;
import org.videostreamer.frame.Size;
import org.videostreamer.picture.View;
import org.videostreamer.picture.Viewing;
import org.videostreamer.source.FrameSource;
import org.videostreamer.source.SourceException;
import org.videostreamer.source.SourceProviders;

/** What is to be seen, because what encoding costs depends on it. */
enum Content {
    /** Large flat areas, sharp edges, little movement. */
    TEST_CARD("test card", "test?fps=500&size="),
    /** A sample that turns and moves under a microscope. */
    SAMPLE_CLIP("videotest", "videotest");

    private static final int FRAMES = 100;

    final String label;
    private final String uri;

    Content(String label, String uri) {
        this.label = label;
        this.uri = uri;
    }

    /** Records the first pictures, scaled to a size. */
    RawClip record(Size size) throws IOException, SourceException, InterruptedException {
        RawClip clip = new RawClip(RawClip.newFile(), size, FRAMES);
        try (FileChannel file = open(clip.file());
                Viewing viewing = new Viewing(View.of(size));
                FrameSource source = source(size);
                Recorder recorder = new Recorder(file, viewing, FRAMES, source::close)) {
            source.run(recorder);
            recorder.check();
        }
        return clip;
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.WRITE);
    }

    private FrameSource source(Size size) throws SourceException {
        String text = this == TEST_CARD ? uri + size : uri;
        try {
            return new SourceProviders().open(CameraConfig.of(new SourceUri(text)));
        } catch (ConfigException e) {
            throw new SourceException(e.getMessage(), e);
        }
    }
}
