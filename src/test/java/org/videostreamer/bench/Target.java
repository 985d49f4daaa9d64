package org.videostreamer.bench;

import java.util.List;

/**
 * What a number has to be, beside what it was.
 *
 * @param what the number
 * @param wanted its bound
 * @param measured what it was
 * @param met whether that is within the bound
 */
record Target(String what, String wanted, String measured, boolean met) {

    static Target atMost(String what, double bound, double measured, String unit, int decimals) {
        return new Target(what, "≤ " + text(bound, unit, decimals), text(measured, unit, decimals), measured <= bound);
    }

    static Target atLeast(String what, double bound, double measured, String unit, int decimals) {
        return new Target(what, "≥ " + text(bound, unit, decimals), text(measured, unit, decimals), measured >= bound);
    }

    private static String text(double value, String unit, int decimals) {
        return Numbers.fixed(value, decimals) + " " + unit;
    }

    static Table table(List<Target> targets) {
        Table table = Table.of("targets", "Targets", 1, "what", "target", "measured", "met");
        for (Target target : targets) {
            table = table.with(target.what(), target.wanted(), target.measured(), target.met() ? "yes" : "missed");
        }
        return table;
    }
}
