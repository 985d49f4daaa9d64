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
    private final Optional<Path> stateFolder;
    private volatile List<Object> read = List.of();

    /**
     * A file that is not read yet.
     *
     * @param name as the user wrote it
     * @param loader reads it
     * @param stateFolder where to keep what is set while the program runs, if not beside the file
     */
    public ConfigurationFile(String name, ConfigLoader loader, Optional<Path> stateFolder) {
        this.name = name;
        this.loader = loader;
        this.stateFolder = stateFolder;
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

    /** The file in which is kept what was set while the program ran, if there can be one. */
    Optional<StateFile> kept() {
        return stateFolder.map(folder -> StateFile.in(folder, name)).orElseGet(() -> StateFile.beside(name));
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
