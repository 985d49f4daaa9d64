package org.videostreamer.bench;

import java.util.function.IntSupplier;

/** The longest that a viewer was without a new picture, as seen by whoever looks often. One thread. */
final class Gap {

    private final String format;
    private final IntSupplier pictures;
    private int seen;
    private long since;
    private long longest;

    /** @param pictures how many came so far */
    Gap(String format, IntSupplier pictures) {
        this.format = format;
        this.pictures = pictures;
    }

    String format() {
        return format;
    }

    boolean hasBegun() {
        return pictures.getAsInt() > 0;
    }

    /** Begins anew. */
    void begin() {
        seen = pictures.getAsInt();
        since = System.nanoTime();
        longest = 0;
    }

    void look() {
        long now = System.nanoTime();
        int come = pictures.getAsInt();
        longest = Math.max(longest, now - since);
        if (come != seen) {
            seen = come;
            since = now;
        }
    }

    double longestMillis() {
        return longest / 1e6;
    }
}
