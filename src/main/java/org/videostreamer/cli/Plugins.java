package org.videostreamer.cli;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The jars of others, which add sources. They see the program's classes and change none of them. */
final class Plugins {

    /** System property: the folder that holds the jars; it may be missing. */
    static final String FOLDER = "videostreamer.plugins";

    private Plugins() {}

    /**
     * What loads the program's classes and those of all jars in the folder.
     *
     * @throws IOException if the folder is there and cannot be read
     */
    static ClassLoader loader() throws IOException {
        ClassLoader own = Plugins.class.getClassLoader();
        Path folder = Path.of(System.getProperty(FOLDER, ""));
        if (folder.toString().isEmpty() || !Files.isDirectory(folder)) {
            return own;
        }
        List<URL> jars = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
            for (Path file : files) {
                jars.add(file.toUri().toURL());
            }
        } catch (IOException e) {
            throw new IOException("the folder of plugins " + folder + " cannot be read: " + e.getMessage(), e);
        }
        // Never closed: its classes are loaded when they are needed, as long as the program runs.
        return jars.isEmpty() ? own : new URLClassLoader("plugins", jars.toArray(URL[]::new), own);
    }
}
