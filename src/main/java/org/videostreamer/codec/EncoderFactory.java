package org.videostreamer.codec;

import java.util.OptionalInt;
import java.util.function.DoubleSupplier;
import org.videostreamer.frame.Codec;

/** Makes the encoder for a codec. */
public final class EncoderFactory {

    /**
     * What an encoder is to do.
     *
     * @param codec the form of the bytes
     * @param quality 1 best to 31 worst; −1 chooses by the picture's size
     * @param bitrate most kbit/s of {@link Codec#VP8} and {@link Codec#H264}, which alone keep it; 0 for constant
     *     quality; empty chooses by size and rate
     * @param reencode encode anew even what is there in the codec's form
     */
    public record Settings(Codec codec, int quality, OptionalInt bitrate, boolean reencode) {

        /** Forgets a bit rate that the codec does not have, so that renditions do not differ by it. */
        public Settings {
            bitrate = codec == Codec.VP8 || codec == Codec.H264 ? bitrate : OptionalInt.empty();
        }

        /** With a bit rate that is chosen. */
        public Settings(Codec codec, int quality, boolean reencode) {
            this(codec, quality, OptionalInt.empty(), reencode);
        }
    }

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
            case VP8 -> new Vp8Encoder(settings.quality(), settings.bitrate(), fps);
            case H264 -> new H264Encoder(settings.quality(), settings.bitrate(), fps);
        };
    }
}
