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
        if (crop.isEmpty()) {
            return Region.all(size);
        }
        Crop part = crop.get();
        if (part.x() >= size.width() || part.y() >= size.height()) {
            throw new ConfigException("crop: '" + part + "' lies outside the picture of " + size);
        }
        return new Region(part.x(), part.y(), new Size(part.width(), part.height())).within(size);
    }
}
