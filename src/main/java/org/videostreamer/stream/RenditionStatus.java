package org.videostreamer.stream;

import java.util.Optional;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.Size;

/**
 * What a rendition does at a moment.
 *
 * @param key which it is
 * @param made how its pictures are made, for people: passed on as the camera sent them, or encoded, and why so where the
 *     camera sends pictures in that form
 * @param shown how its last picture was made, if there was one
 * @param fault why its viewers see no pictures, if that is so though the camera sends some
 * @param viewers how many watch it
 * @param work what it makes
 */
public record RenditionStatus(
        RenditionKey key, String made, Optional<Shown> shown, Optional<String> fault, int viewers, Work work) {

    /** The form of its frames. */
    public Codec codec() {
        return key.codec();
    }

    /**
     * A picture's way into a codec.
     *
     * @param from the size that is to be seen
     * @param to the size that is encoded
     * @param why what the codec holds, where that is another size; else empty
     */
    public record Shown(Size from, Size to, String why) {}

    /**
     * What a rendition makes.
     *
     * @param encoded pictures since its first viewer came
     * @param bytes of all of them
     * @param skipped pictures of the camera that were not encoded: newer ones came first, or fewer are wanted
     * @param fps pictures a second of late, 0 while unknown
     * @param bitsPerSecond their bits a second
     * @param encodeMillis how long one took of late: view, fit and encoder
     * @param encodeNanos how long all of them took
     */
    public record Work(
            long encoded,
            long bytes,
            long skipped,
            double fps,
            long bitsPerSecond,
            double encodeMillis,
            long encodeNanos) {}
}
