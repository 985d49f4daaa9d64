package org.videostreamer.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses which word someone meant. */
public final class Nearest {

    private static final int FARTHEST = 3;

    private Nearest() {}

    /** The known word that is at most three edits away from a longer one that is not known. */
    public static Optional<String> to(String unknown, Collection<String> known) {
        return known.stream()
                // Each letter more or less is an edit.
                .filter(word -> Math.abs(word.length() - unknown.length()) <= FARTHEST)
                .min(Comparator.comparingInt(word -> distance(unknown, word)))
                .filter(word -> distance(unknown, word) <= Math.min(FARTHEST, unknown.length() - 1));
    }

    /** How many letters to add, drop or replace (Levenshtein). */
    static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
