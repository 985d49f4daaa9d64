package org.videostreamer.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.regex.Pattern;

/** Reads a file of text that the user named. */
public final class InputFile {

    /** What the shell or the caller has opened already: there is somebody who writes, so reading does not wait for one. */
    private static final Pattern OPEN_ALREADY =
            Pattern.compile("/dev/stdin|/dev/fd/[0-9]+|/proc/(self|[0-9]+)/fd/[0-9]+");

    private InputFile() {}

    /**
     * Reads all of a file.
     *
     * @param path the file, in UTF-8
     * @param mostBytes how long it may be
     * @throws ConfigException with nothing but the reason: the caller knows the place
     */
    public static String read(Path path, int mostBytes) throws ConfigException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (attributes.isDirectory()) {
                throw new ConfigException("it is a directory");
            }
            // A device may have no end, and a FIFO nobody who writes.
            if (attributes.isOther() && !OPEN_ALREADY.matcher(path.toString()).matches()) {
                throw new ConfigException("it is a device, a FIFO or a socket");
            }
            try (InputStream in = Files.newInputStream(path)) {
                return text(in.readNBytes(mostBytes + 1), mostBytes);
            }
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

    private static String text(byte[] bytes, int mostBytes) throws ConfigException, CharacterCodingException {
        if (bytes.length > mostBytes) {
            throw new ConfigException("it is longer than " + mostBytes + " bytes");
        }
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
