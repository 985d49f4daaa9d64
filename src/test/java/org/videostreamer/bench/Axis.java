package org.videostreamer.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * An axis from zero to a round number.
 *
 * @param step between two ticks
 * @param ticks how many there are behind zero
 */
record Axis(double step, int ticks) {

    private static final int FEWEST = 4;
    private static final List<Double> ROUND = List.of(1.0, 2.0, 5.0, 10.0);

    /** The shortest that holds a value, with four ticks or a few more. */
    static Axis upTo(double most) {
        if (!(most > 0)) {
            return new Axis(1, 1);
        }
        double rough = most / FEWEST;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = power
                * ROUND.stream()
                        .filter(each -> each * power <= rough * (1 + 1e-9))
                        .reduce(1.0, (before, each) -> each);
        return new Axis(step, (int) Math.ceil(most / step - 1e-9));
    }

    double end() {
        return step * ticks;
    }

    List<Double> values() {
        return IntStream.rangeClosed(0, ticks).mapToObj(tick -> tick * step).toList();
    }

    /** A value of a tick, with the decimals that the step has. */
    String text(double value) {
        int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
