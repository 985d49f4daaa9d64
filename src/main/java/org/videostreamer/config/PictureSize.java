package org.videostreamer.config;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The size in which a source is shown. Zero for both sides keeps the camera's own size, zero for one keeps its aspect.
 *
 * @param width columns, 0 to {@value #LARGEST}
 * @param height rows, 0 to {@value #LARGEST}
 */
public record PictureSize(int width, int height) {

    /** The longest side of a JPEG picture. */
    public static final int LARGEST = 65535;

    /** The camera's own size. */
    public static final PictureSize OF_SOURCE = new PictureSize(0, 0);

    private static final String SIDE = "\\s*([0-9]{1,5}(?:\\.[0-9]{0,9})?)\\s*";
    private static final Pattern FORM = Pattern.compile(SIDE + "[,xX×]" + SIDE);

    /** Reads {@code W,H} or {@code WxH}, with spaces and decimals where there are any; decimals are rounded. */
    static Optional<PictureSize> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new PictureSize(round(form.group(1)), round(form.group(2))))
                        .filter(size -> size.width <= LARGEST && size.height <= LARGEST)
                : Optional.empty();
    }

    private static int round(String number) {
        return new BigDecimal(number).setScale(0, RoundingMode.HALF_UP).intValueExact();
    }

    @Override
    public String toString() {
        return width + "," + height;
    }
}
