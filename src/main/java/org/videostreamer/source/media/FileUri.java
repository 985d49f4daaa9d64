package org.videostreamer.source.media;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.videostreamer.config.CameraConfig;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.SourceUri;

/** Reads {@code file:///folder/name} (RFC 8089), percent-encoded or not. */
final class FileUri {

    private FileUri() {}

    static MediaAddress read(CameraConfig config) throws ConfigException {
        SourceUri uri = config.uri();
        String rest = uri.text().substring("file:".length());
        if (rest.startsWith("//")) {
            rest = rest.substring(rest.startsWith("//localhost/") ? "//localhost".length() : 2);
        }
        if (rest.isEmpty() || rest.equals("/")) {
            throw new ConfigException("input_uri '" + uri + "' names no file; expected file:///folder/name");
        }
        if (!rest.startsWith("/")) {
            throw new ConfigException(
                    "input_uri '" + uri + "' has a relative path; expected an absolute one: file:///folder/name");
        }
        try {
            // The decoder is one of forms, where a plus sign means a space.
            String path = URLDecoder.decode(rest.replace("+", "%2B"), StandardCharsets.UTF_8);
            return MediaAddress.ofFile(Path.of(path), uri.toString(), config.timeouts());
        } catch (IllegalArgumentException e) {
            throw new ConfigException("input_uri '" + uri
                    + "' cannot be decoded; expected two hexadecimal digits after each %, and %25 for the % itself");
        }
    }
}
