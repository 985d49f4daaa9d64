package org.videostreamer.natives;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder into which the build has unpacked the native libraries. */
record LibraryFolder(Path path) {

    /** The folder that the launcher tells of, if it does. */
    static Optional<LibraryFolder> configured() {
        String folder = System.getProperty(NativeLibraries.FOLDER, "");
        return folder.isEmpty()
                ? Optional.empty()
                : Optional.of(new LibraryFolder(Path.of(folder).toAbsolutePath()));
    }

    /**
     * The file of a library, whatever its version.
     *
     * @param name without "lib" and ".so"
     * @throws IllegalStateException if there are several, of different builds
     */
    Optional<Path> find(String name) {
        try (Stream<Path> all = Files.list(path)) {
            List<Path> files = all.filter(file -> isOf(name, file.getFileName().toString()))
                    .sorted()
                    .toList();
            if (files.size() > 1) {
                throw new IllegalStateException(path + " holds libraries of several builds, such as "
                        + files.get(0).getFileName() + " and "
                        + files.get(1).getFileName() + "; delete the folder and build again");
            }
            return files.stream().findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the folder of native libraries " + path, e);
        }
    }

    /**
     * The same for one that must be there.
     *
     * @throws IllegalStateException if it is not
     */
    Path get(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalStateException(
                        path + " lacks the native library " + name + "; delete the folder and build again"));
    }

    private static boolean isOf(String name, String file) {
        String plain = "lib" + name + ".so";
        return file.equals(plain) || file.startsWith(plain + ".");
    }
}
