package org.videostreamer.output.webrtc.sdp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** SampleOffers that were recorded from real programs. */
final class SampleOffers {

    private static final Path FOLDER = Path.of("src/test/resources/offers");
    private static final String SUFFIX = ".sdp";

    private SampleOffers() {}

    /** The names of all. */
    static List<String> names() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The offer as its program sends it, with CR LF. */
    static String read(String name) {
        try {
            return Files.readString(FOLDER.resolve(name + SUFFIX)).replace("\n", "\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
