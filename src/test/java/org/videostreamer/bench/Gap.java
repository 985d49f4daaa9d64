package org.videostreamer.bench;

import java.util.function.IntSupplier;

/** The longest that a viewer was without a new picture, as seen by whoever looks often. One thread. */
public final class Gap {

    private final String format;
    private final IntSupplier pictures;
    private int seen;
    private long since;
    private long longest;

    /** @param pictures how many came so far */
    public Gap(String format, IntSupplier pictures) {
        this.format = format;
        this.pictures = pictures;
    }

    /** What is watched. */
    public String format() {
        return format;
    }

    /** Whether a picture came. */
    public boolean hasBegun() {
        return pictures.getAsInt() > 0;
    }

    /** Begins anew. */
    public void begin() {
        seen = pictures.getAsInt();
        since = System.nanoTime();
        longest = 0;
    }

    /** Looks now. */
    public void look() {
        long now = System.nanoTime();
        int come = pictures.getAsInt();
        longest = Math.max(longest, now - since);
        if (come != seen) {
            seen = come;
            since = now;
        }
    }

    /** The longest since it began. */
    public double longestMillis() {
        return longest / 1e6;
    }
}
