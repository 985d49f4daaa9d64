package org.videostreamer.source.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.Size;

class ClipReaderTest {

    @Test
    void theClipIsShownAndNoFileIsWritten() throws Exception {
        Set<Path> before = temporaryFiles();
        try (RunningMedia running = RunningMedia.of("videotest")) {
            Frame frame = running.frames(1).get(0);

            assertThat(frame.size()).isEqualTo(new Size(1280, 960));
            // The lamp behind the sample: no part of the picture is a plain colour, but its corner is bright.
            assertThat(frame.planes().bytes().get(0) & 0xFF).isBetween(120, 200);
            assertThat(temporaryFiles()).isEqualTo(before);
        }
    }

    @Test
    void moreOfThemRunThanJavaCppHasCallbacks() throws Exception {
        List<RunningMedia> all = new ArrayList<>();
        try {
            for (int i = 0; i < 12; i++) {
                all.add(RunningMedia.of("videotest"));
            }
            for (RunningMedia running : all) {
                running.awaitCount(2);
            }
        } finally {
            all.forEach(RunningMedia::stop);
            all.forEach(RunningMedia::close);
        }
    }

    private static Set<Path> temporaryFiles() throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(file -> file.getFileName().toString().startsWith("video-streamer-"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
