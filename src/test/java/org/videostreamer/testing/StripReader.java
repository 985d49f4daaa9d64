package org.videostreamer.testing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.OptionalLong;
import javax.imageio.ImageIO;

/** Reads the frame number off a picture of the test card, as a stranger would: from its description alone. */
public final class StripReader {

    private static final int CELLS = 32;

    private StripReader() {}

    /** The number in a JPEG or PNG file of the test card; empty if the strip's check sum is wrong. */
    public static OptionalLong number(byte[] file) {
        return number(read(file));
    }

    /** The number in a picture of the test card; empty if the strip's check sum is wrong. */
    public static OptionalLong number(BufferedImage picture) {
        int y = picture.getHeight() - picture.getHeight() / 32 - 1;
        long word = 0;
        for (int cell = 0; cell < CELLS; cell++) {
            int x = (int) ((cell + 0.5) * picture.getWidth() / CELLS);
            int green = picture.getRGB(x, y) >> 8 & 0xFF;
            word = word << 1 | (green > 127 ? 1 : 0);
        }
        long number = word >> 6 & 0xFFFFFF;
        long check = ~((number >> 18) + (number >> 12) + (number >> 6) + number) & 0x3F;
        boolean valid = word >>> 30 == 0b10 && (word & 0x3F) == check;
        return valid ? OptionalLong.of(number) : OptionalLong.empty();
    }

    /** Decodes a picture with the JDK's own decoder. */
    public static BufferedImage read(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException e) {
            throw new AssertionError("not a picture: " + e.getMessage(), e);
        }
    }
}
