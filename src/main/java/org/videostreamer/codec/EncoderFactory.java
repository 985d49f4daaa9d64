package org.videostreamer.codec;

import java.util.function.DoubleSupplier;
import org.videostreamer.frame.Codec;

/** Makes the encoder for a codec. */
public final class EncoderFactory {

    /**
     * What an encoder is to do.
     *
     * @param codec the form of the bytes
     * @param quality 1 best to 31 worst; −1 chooses by the picture's size
     * @param reencode encode anew even what is there in the codec's form
     */
    public record Settings(Codec codec, int quality, boolean reencode) {}

    /**
     * Makes an encoder.
     *
     * @param settings what it is to do
     * @param fps tells the pictures a second at present, 0 while unknown
     */
    public Encoder create(Settings settings, DoubleSupplier fps) {
        return switch (settings.codec()) {
            case MJPEG -> new JpegEncoder(settings.quality(), settings.reencode());
            case PNG -> new PngEncoder();
            case RAW -> new RawEncoder(settings.reencode());
            case MPEG1 -> new Mpeg1Encoder(settings.quality(), fps);
        };
    }
}
