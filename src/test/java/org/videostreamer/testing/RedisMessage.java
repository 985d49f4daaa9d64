package org.videostreamer.testing;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the program publishes, held to every byte of its form. */
public record RedisMessage(byte[] data, String size, String time, long number) {

    private static final Pattern FORM = Pattern.compile("\\{\"data\": \"([A-Za-z0-9+/=]*)\", \"size\": (\\[[0-9, ]*]),"
            + " \"time\": \"([0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{6})\", \"frame_number\": ([0-9]+)}");

    /** Reads one; fails unless it has exactly the form. */
    public static RedisMessage of(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.US_ASCII);
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new AssertionError("not in the form published: " + text.substring(0, Math.min(200, text.length())));
        }
        byte[] data = Base64.getDecoder().decode(form.group(1));
        return new RedisMessage(data, form.group(2), form.group(3), Long.parseLong(form.group(4)));
    }

    /** The picture of RGB24 data. */
    public BufferedImage picture(int width, int height) {
        if (!size.equals("[" + width + ", " + height + "]") || data.length != width * height * 3) {
            throw new AssertionError(data.length + " bytes of size " + size);
        }
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            int rgb = (data[3 * i] & 0xFF) << 16 | (data[3 * i + 1] & 0xFF) << 8 | data[3 * i + 2] & 0xFF;
            picture.setRGB(i % width, i / width, rgb);
        }
        return picture;
    }
}
