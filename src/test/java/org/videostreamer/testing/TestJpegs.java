package org.videostreamer.testing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.videostreamer.frame.Size;

/** JPEG files in the forms that cameras send. Equal arguments give equal bytes, another variant gives others. */
public final class TestJpegs {

    private TestJpegs() {}

    /** A colour picture. */
    public static byte[] colour(Size size, int variant) {
        return write(draw(size, variant, BufferedImage.TYPE_INT_RGB), false);
    }

    /** A picture of one component. */
    public static byte[] grey(Size size, int variant) {
        return write(draw(size, variant, BufferedImage.TYPE_BYTE_GRAY), false);
    }

    /** A colour picture in several scans. */
    public static byte[] progressive(Size size, int variant) {
        return write(draw(size, variant, BufferedImage.TYPE_INT_RGB), true);
    }

    /** A colour picture whose EXIF segment tells an orientation and holds a thumbnail, which is a JPEG file as well. */
    public static byte[] exif(Size size, int variant, int orientation) {
        byte[] picture = colour(size, variant);
        byte[] thumbnail = colour(new Size(16, 12), variant);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int length = 2 + 6 + 8 + 2 + 12 + 4 + thumbnail.length + 2;
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE1});
        out.writeBytes(new byte[] {(byte) (length >> 8), (byte) length, 'E', 'x', 'i', 'f', 0, 0});
        out.writeBytes(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8});
        out.writeBytes(new byte[] {0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0, 0, 0, 0, 0});
        out.writeBytes(thumbnail);
        // A line end behind the thumbnail's end-of-image marker, as at the end of a part.
        out.writeBytes(new byte[] {'\r', '\n'});
        out.write(picture, 2, picture.length - 2);
        return out.toByteArray();
    }

    /** Has the header of a baseline file claim another size than its picture has. */
    public static void claim(byte[] file, Size size) {
        int at = 0;
        while ((file[at] & 0xFF) != 0xFF || (file[at + 1] & 0xFF) != 0xC0) {
            at++;
        }
        file[at + 5] = (byte) (size.height() >> 8);
        file[at + 6] = (byte) size.height();
        file[at + 7] = (byte) (size.width() >> 8);
        file[at + 8] = (byte) size.width();
    }

    private static BufferedImage draw(Size size, int variant, int type) {
        BufferedImage image = new BufferedImage(size.width(), size.height(), type);
        Graphics2D drawing = image.createGraphics();
        for (int i = 0; i < 8; i++) {
            drawing.setColor(new Color(32 * i, (64 * (i + variant)) & 0xFF, 255 - 32 * i));
            drawing.fillOval(
                    i * size.width() / 8, variant % 8 * size.height() / 8, size.width() / 4, size.height() / 4);
        }
        drawing.dispose();
        return image;
    }

    private static byte[] write(BufferedImage image, boolean progressive) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam options = writer.getDefaultWriteParam();
            if (progressive) {
                options.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
