package org.videostreamer.source;

import java.util.Set;
import org.videostreamer.config.CameraConfig;
import org.videostreamer.config.ConfigException;

/**
 * Makes the sources of one protocol. Found by {@link java.util.ServiceLoader}, so that another jar can bring its own:
 * a public class with a public constructor of no arguments, named in
 * {@code META-INF/services/org.videostreamer.source.FrameSourceProvider}.
 */
public interface FrameSourceProvider {

    /** The URI schemes it serves, lower case, as {@link org.videostreamer.config.SourceUri#scheme()} tells them. */
    Set<String> schemes();

    /**
     * Makes a source without connecting to it.
     *
     * @throws ConfigException if the URI or an option of it is wrong for good, with what was expected
     */
    FrameSource open(CameraConfig config) throws ConfigException;
}
