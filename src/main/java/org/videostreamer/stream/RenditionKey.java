package org.videostreamer.stream;

import org.videostreamer.codec.EncoderFactory;
import org.videostreamer.frame.Codec;
import org.videostreamer.picture.View;

/**
 * What makes two viewers share one encode.
 *
 * @param encoding the codec and how it is set
 * @param view the picture it shows
 * @param mostFps pictures a second at most; 0 for all that the camera sends
 */
public record RenditionKey(EncoderFactory.Settings encoding, View view, double mostFps) {

    /** With all pictures that the camera sends. */
    public RenditionKey(EncoderFactory.Settings encoding, View view) {
        this(encoding, view, 0);
    }

    /** The form its frames have. */
    public Codec codec() {
        return encoding.codec();
    }

    @Override
    public String toString() {
        String bitrate = encoding.bitrate().isPresent()
                ? " bitrate " + encoding.bitrate().getAsInt()
                : "";
        return codec() + " quality " + encoding.quality() + bitrate + " size " + view
                + (mostFps > 0 ? " fps " + mostFps : "");
    }
}
