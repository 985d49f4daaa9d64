package org.videostreamer.config;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A part of a camera's picture, in the camera's pixels.
 *
 * @param x columns left of it
 * @param y rows above it
 * @param width columns, 1 to {@value PictureSize#LARGEST}
 * @param height rows, 1 to {@value PictureSize#LARGEST}
 */
public record Crop(int x, int y, int width, int height) {

    private static final Pattern FORM = Pattern.compile("\\s*[0-9]{1,5}\\s*(,\\s*[0-9]{1,5}\\s*){3}");

    /** Reads {@code x,y,width,height}. */
    static Optional<Crop> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        int[] all = Stream.of(text.split(","))
                .mapToInt(number -> Integer.parseInt(number.strip()))
                .toArray();
        return Optional.of(new Crop(all[0], all[1], all[2], all[3]))
                .filter(crop -> crop.width > 0 && crop.height > 0)
                .filter(crop -> Stream.of(crop.x, crop.y, crop.width, crop.height)
                        .allMatch(number -> number <= PictureSize.LARGEST));
    }

    @Override
    public String toString() {
        return x + "," + y + "," + width + "," + height;
    }
}
