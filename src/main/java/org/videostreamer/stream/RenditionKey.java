package org.videostreamer.stream;

import org.videostreamer.codec.EncoderFactory;
import org.videostreamer.picture.View;

/**
 * What makes two viewers share one encode.
 *
 * @param encoding the codec and how it is set
 * @param view the picture it shows
 */
public record RenditionKey(EncoderFactory.Settings encoding, View view) {

    @Override
    public String toString() {
        return encoding.codec() + " quality " + encoding.quality() + " size " + view.requested()
                + (view.flip() ? " flipped" : "");
    }
}
