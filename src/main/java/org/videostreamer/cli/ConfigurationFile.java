package org.videostreamer.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import org.videostreamer.config.ConfigDocument;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.ConfigLoader;
import org.videostreamer.config.StateFile;
import org.videostreamer.log.PeerText;

/** The configuration file, which can be read again. For one thread at a time, but for the state of the file. */
public final class ConfigurationFile {

    private final String name;
    private final ConfigLoader loader;
    private volatile List<Object> read = List.of();

    /**
     * A file that is not read yet.
     *
     * @param name as the user wrote it
     * @param loader reads it
     */
    public ConfigurationFile(String name, ConfigLoader loader) {
        this.name = name;
        this.loader = loader;
    }

    /** Reads it; see {@link ConfigLoader#load}. */
    ConfigDocument load() throws ConfigException {
        // Before, so that what changes meanwhile counts as a change.
        read = state();
        return loader.load(name);
    }

    /** What changes whenever somebody writes the file or puts another in its place; empty where there is none. */
    List<Object> state() {
        try {
            BasicFileAttributes now = Files.readAttributes(Path.of(name), BasicFileAttributes.class);
            return List.of(now.lastModifiedTime(), now.size(), String.valueOf(now.fileKey()));
        } catch (IOException | InvalidPathException e) {
            return List.of();
        }
    }

    /** The file beside it in which is kept what was set while the program ran, if one can be there. */
    Optional<StateFile> kept() {
        return StateFile.beside(name);
    }

    /** Its state when it was read last. */
    List<Object> stateWhenRead() {
        return read;
    }

    /** Its name as people may see it. */
    @Override
    public String toString() {
        return PeerText.of(name);
    }
}
