package org.videostreamer.source.pva;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Data compressed by the C libraries, and what it was before.
 *
 * @param name NAME.ITEMSIZE.CODEC
 */
record CodecVector(String name) {

    private static final Path FOLDER = Path.of("src/test/resources/nd-codecs");

    static Stream<CodecVector> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".raw"))
                    .sorted()
                    .map(CodecVector::new)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code codec.name} says it. */
    String codec() {
        return name.split("\\.")[2].replaceFirst("-.*", "");
    }

    int width() {
        return Integer.parseInt(name.split("\\.")[1]);
    }

    byte[] compressed() {
        return read(name);
    }

    byte[] raw() {
        return read(name.replaceFirst("\\.[^.]*$", ".raw"));
    }

    private static byte[] read(String file) {
        try {
            return Files.readAllBytes(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
