package org.videostreamer.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much of its newest pictures a stream keeps: so many bytes of them, or those of so long. */
public sealed interface HistoryLength {

    /** The longest. */
    Duration LONGEST = Duration.ofHours(1);
    /** The most bytes. */
    long MOST_BYTES = 100_000_000_000L;

    /**
     * So many bytes.
     *
     * @param count 1 to {@link #MOST_BYTES}
     */
    record Bytes(long count) implements HistoryLength {
        @Override
        public Object written() {
            return count;
        }
    }

    /**
     * Those that came within so long.
     *
     * @param length longer than nothing, {@link #LONGEST} at most
     */
    record Time(Duration length) implements HistoryLength {
        @Override
        public Object written() {
            return BigDecimal.valueOf(length.toNanos(), 9).stripTrailingZeros().toPlainString() + "s";
        }
    }

    /** As it is written in the file: a number of bytes, or a text of seconds. */
    Object written();

    /** Reads bytes, such as {@code 64MB}, {@code 1.5GB} or {@code 67108864}, or seconds, such as {@code 10s}. */
    static Optional<HistoryLength> parse(String text) {
        Matcher parts = Written.FORM.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(parts.group(1));
        return Optional.ofNullable(parts.group(2)).filter("s"::equals).isPresent()
                ? time(number)
                : bytes(parts, number);
    }

    private static Optional<HistoryLength> time(BigDecimal seconds) {
        boolean good = seconds.signum() > 0 && seconds.compareTo(BigDecimal.valueOf(LONGEST.toSeconds())) <= 0;
        return good
                ? Optional.of(
                        new Time(Duration.ofNanos(seconds.movePointRight(9).longValue())))
                : Optional.empty();
    }

    private static Optional<HistoryLength> bytes(Matcher parts, BigDecimal number) {
        long unit = Optional.ofNullable(parts.group(2)).map(Written.UNITS::get).orElse(1L);
        BigDecimal count = number.multiply(BigDecimal.valueOf(unit)).stripTrailingZeros();
        boolean good = count.scale() <= 0 && count.signum() > 0 && count.compareTo(BigDecimal.valueOf(MOST_BYTES)) <= 0;
        return good ? Optional.of(new Bytes(count.longValue())) : Optional.empty();
    }

    /** How it is written. */
    final class Written {

        /** Of text, for JSON Schema too. */
        static final String PATTERN = "([0-9]{1,12}(?:\\.[0-9]{1,9})?) ?(B|kB|MB|GB|KiB|MiB|GiB|s)?";

        private static final Pattern FORM = Pattern.compile(PATTERN);
        private static final Map<String, Long> UNITS = Map.of(
                "B",
                1L,
                "kB",
                1_000L,
                "MB",
                1_000_000L,
                "GB",
                1_000_000_000L,
                "KiB",
                1L << 10,
                "MiB",
                1L << 20,
                "GiB",
                1L << 30);

        private Written() {}
    }
}
