package org.videostreamer.stream;

import org.videostreamer.codec.EncoderFactory;
import org.videostreamer.frame.Codec;
import org.videostreamer.picture.View;

/**
 * What makes two viewers share one encode.
 *
 * @param encoding the codec and how it is set
 * @param view the picture it shows
 */
public record RenditionKey(EncoderFactory.Settings encoding, View view) {

    /** The form its frames have. */
    public Codec codec() {
        return encoding.codec();
    }

    @Override
    public String toString() {
        String bitrate = encoding.bitrate().isPresent()
                ? " bitrate " + encoding.bitrate().getAsInt()
                : "";
        return codec() + " quality " + encoding.quality() + bitrate + " size " + view;
    }
}
