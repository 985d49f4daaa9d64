package org.videostreamer.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which sample values are shown between black and white. */
public sealed interface ToneWindow {

    /**
     * The same for every picture.
     *
     * @param low what is black, with all below
     * @param high what is white, with all above; higher than that
     */
    record Fixed(double low, double high) implements ToneWindow {

        @Override
        public Object written() {
            return List.of(plain(low), plain(high));
        }

        @Override
        public String toString() {
            return plain(low).toPlainString() + "," + plain(high).toPlainString();
        }
    }

    /**
     * It follows the pictures.
     *
     * @param low so many percent of a picture's samples are black, 0 to 100
     * @param high so many percent are not white, more than that and up to 100
     */
    record Auto(double low, double high) implements ToneWindow {

        /** Few enough at both ends that a small bright spot is seen, and enough that hot pixels do not matter. */
        public static final Auto USUAL = new Auto(0.1, 99.9);

        @Override
        public Object written() {
            return toString();
        }

        @Override
        public String toString() {
            return equals(USUAL)
                    ? "auto"
                    : "auto:" + plain(low).toPlainString() + "," + plain(high).toPlainString();
        }
    }

    /** Reads {@code low,high}, {@code auto} or {@code auto:low,high}. */
    static Optional<ToneWindow> parse(String text) {
        String number = "\\s*([+-]?[0-9]{1,20}(?:\\.[0-9]{1,20})?(?:[eE][+-]?[0-9]{1,3})?)\\s*";
        Matcher form = Pattern.compile("(auto:)?" + number + "," + number).matcher(text);
        if (text.strip().equals("auto")) {
            return Optional.of(Auto.USUAL);
        }
        if (!form.matches()) {
            return Optional.empty();
        }
        double low = Double.parseDouble(form.group(2));
        double high = Double.parseDouble(form.group(3));
        if (!(low < high) || Double.isInfinite(high - low)) {
            return Optional.empty();
        }
        return form.group(1) == null
                ? Optional.of(new Fixed(low, high))
                : Optional.<ToneWindow>of(new Auto(low, high)).filter(auto -> low >= 0 && high <= 100);
    }

    /** As JSON has it. */
    Object written();

    private static BigDecimal plain(double number) {
        return number == 0 ? BigDecimal.ZERO : BigDecimal.valueOf(number).stripTrailingZeros();
    }
}
