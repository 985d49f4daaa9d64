package org.videostreamer.source.tango;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.videostreamer.frame.SampleRange;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;
import org.videostreamer.pixels.PixelLayout;

/**
 * What the samples of an image are.
 *
 * @param type what one is
 * @param range which values they take, where the device tells that
 */
record LimaSamples(SampleType type, Optional<SampleRange> range) {

    /**
     * What Lima tells of its camera beside the images.
     *
     * @param type {@code image_type}: {@code Bpp12}, or {@code Bpp12S} with a sign
     * @param sizes {@code image_sizes}: whether there is a sign, bytes a sample, width, height
     */
    record Attributes(String type, long[] sizes) {}

    private static final Pattern BITS = Pattern.compile("Bpp([0-9]{1,2})(S?)");

    /** What the mode says alone. */
    static LimaSamples of(LimaMode mode) {
        return new LimaSamples(mode.samples(), Optional.empty());
    }

    /** What the device tells, where it tells of such an image: some cameras have a video of their own beside the images. */
    static LimaSamples of(LimaMode mode, Size size, Attributes told) {
        Matcher words = BITS.matcher(told.type());
        long[] sizes = told.sizes();
        int bytes = mode.samples().bytes();
        boolean agrees = mode.layout() == PixelLayout.GRAY
                && sizes.length >= 4
                && sizes[1] == bytes
                && sizes[2] == size.width()
                && sizes[3] == size.height();
        if (!agrees || !words.matches()) {
            return of(mode);
        }
        int bits = Integer.parseInt(words.group(1));
        boolean signed = !words.group(2).isEmpty();
        if (bits == 0 || bits > bytes * Byte.SIZE) {
            return of(mode);
        }
        SampleType type =
                switch (bytes) {
                    case Byte.BYTES -> signed ? SampleType.INT8 : SampleType.UINT8;
                    case Short.BYTES -> signed ? SampleType.INT16 : SampleType.UINT16;
                    case Integer.BYTES -> signed ? SampleType.INT32 : SampleType.UINT32;
                    default -> signed ? SampleType.INT64 : SampleType.UINT64;
                };
        return new LimaSamples(type, Optional.of(SampleRange.ofBits(type, bits)));
    }
}
