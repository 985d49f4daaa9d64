package org.videostreamer.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a file of text that the user named. */
final class InputFile {

    private InputFile() {}

    /**
     * Reads all of a file.
     *
     * @param path the file, in UTF-8
     * @throws ConfigException with nothing but the reason: the caller knows the place
     */
    static String read(Path path) throws ConfigException {
        try {
            if (Files.isDirectory(path)) {
                throw new ConfigException("it is a directory");
            }
            return Files.readString(path);
        } catch (NoSuchFileException e) {
            throw new ConfigException("there is no such file");
        } catch (AccessDeniedException e) {
            throw new ConfigException("this user may not read it");
        } catch (CharacterCodingException e) {
            throw new ConfigException("it is not text in UTF-8");
        } catch (IOException e) {
            throw new ConfigException(Kind.shown(String.valueOf(e.getMessage())));
        }
    }
}
