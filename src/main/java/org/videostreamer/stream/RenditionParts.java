package org.videostreamer.stream;

import java.util.function.DoubleSupplier;
import org.videostreamer.codec.Encoder;
import org.videostreamer.codec.EncoderFactory;
import org.videostreamer.picture.AutoWindows;
import org.videostreamer.picture.View;
import org.videostreamer.picture.Viewing;

/** Makes what renditions work with. Whoever wants to know what a fault in one does overrides it. */
class RenditionParts {

    private final EncoderFactory encoders = new EncoderFactory();

    /** An encoder, which the caller closes. */
    Encoder encoder(EncoderFactory.Settings settings, DoubleSupplier fps) {
        return encoders.create(settings, fps);
    }

    /** What makes a view for all its renditions; the caller closes it. */
    Viewing viewing(View view, AutoWindows windows) {
        return new Viewing(view, windows);
    }
}
