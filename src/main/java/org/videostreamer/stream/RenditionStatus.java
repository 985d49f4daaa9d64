package org.videostreamer.stream;

import java.util.Optional;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.Size;

/**
 * What a rendition does at a moment.
 *
 * @param codec of its frames
 * @param shown how its last picture was made, if there was one
 * @param fault why its viewers see no pictures, if that is so though the camera sends some
 */
public record RenditionStatus(Codec codec, Optional<Shown> shown, Optional<String> fault) {

    /**
     * A picture's way into a codec.
     *
     * @param from the size that is to be seen
     * @param to the size that is encoded
     * @param why what the codec holds, where that is another size; else empty
     */
    public record Shown(Size from, Size to, String why) {}
}
