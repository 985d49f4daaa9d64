package org.videostreamer.testing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import javax.imageio.ImageIO;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.Size;

/** Pictures for tests. */
public final class Pictures {

    private Pictures() {}

    /** A JPEG file: upper half one colour, lower half another. */
    public static byte[] jpeg(int width, int height, Color upper, Color lower) {
        return write(halves(width, height, upper, lower, BufferedImage.TYPE_INT_RGB));
    }

    /** A grey JPEG file, 100 above and 200 below. */
    public static byte[] greyJpeg(int width, int height) {
        return write(halves(
                width, height, new Color(100, 100, 100), new Color(200, 200, 200), BufferedImage.TYPE_BYTE_GRAY));
    }

    private static BufferedImage halves(int width, int height, Color upper, Color lower, int type) {
        BufferedImage picture = new BufferedImage(width, height, type);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(upper);
        graphics.fillRect(0, 0, width, height / 2);
        graphics.setColor(lower);
        graphics.fillRect(0, height / 2, width, height);
        graphics.dispose();
        return picture;
    }

    private static byte[] write(BufferedImage picture) {
        try {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            ImageIO.write(picture, "jpg", file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A frame of JPEG bytes. */
    public static Frame frame(long number, byte[] jpeg, PixelsPool pool) {
        return Frame.ofJpeg(number, FrameTimes.now(), jpeg, 0, jpeg.length, pool);
    }

    /** A frame of pixels: upper half one colour, lower half another, in blue, green, red. */
    public static Frame frame(long number, Size size, int[] upper, int[] lower, PixelsPool pool) {
        Pixels pixels = pool.take(PixelFormat.BGR24, size);
        ByteBuffer bytes = pixels.bytes();
        for (int y = 0; y < size.height(); y++) {
            int[] colour = y < size.height() / 2 ? upper : lower;
            for (int x = 0; x < size.width(); x++) {
                bytes.put((byte) colour[0]).put((byte) colour[1]).put((byte) colour[2]);
            }
        }
        return Frame.ofPixels(number, FrameTimes.now(), pixels);
    }

    /** One byte of pixels, unsigned. */
    public static int at(Pixels pixels, int index) {
        return pixels.bytes().get(index) & 0xFF;
    }
}
