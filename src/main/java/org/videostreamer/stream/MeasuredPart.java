package org.videostreamer.stream;

import java.util.Optional;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.Crop;
import org.videostreamer.frame.Region;
import org.videostreamer.frame.Size;

/**
 * Which part of pictures is measured.
 *
 * @param crop the part; all where there is none
 */
public record MeasuredPart(Optional<Crop> crop) {

    /**
     * What of it lies in a picture.
     *
     * @param size of the picture
     * @throws ConfigException if nothing does: the key, the value and why
     */
    public Region in(Size size) throws ConfigException {
        Optional<String> refusal = outside(size);
        if (refusal.isPresent()) {
            throw new ConfigException(refusal.get());
        }
        return crop.map(part -> new Region(part.x(), part.y(), new Size(part.width(), part.height())).within(size))
                .orElse(Region.all(size));
    }

    /** That nothing of it lies in a picture of that size, if that is so: the key, the value and why. */
    Optional<String> outside(Size size) {
        return crop.filter(part -> part.x() >= size.width() || part.y() >= size.height())
                .map(part -> "crop: '" + part + "' lies outside the picture of " + size);
    }
}
