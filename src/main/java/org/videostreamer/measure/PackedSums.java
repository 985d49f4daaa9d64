package org.videostreamer.measure;

/** Adds up rows of {@link PackedRows}, and their columns, in whole numbers. */
final class PackedSums {

    private static final long EVEN = 0x0000_FFFF_0000_FFFFL;
    private static final long LOW = 0xFFFF_FFFFL;
    /** So many numbers of 16 bits have a sum of 32. */
    private static final int MOST_ROWS = 1 << 16;
    /** The same, of two at once. */
    private static final int MOST_LONGS = 1 << 15;

    private final PackedRows rows;
    private final int width;
    /** Two sums each, 32 bits apart: of the first and third lane, and of the second and fourth. */
    private final long[] even;

    private final long[] odd;
    private final long[] columns;
    private int added;

    /** @param width of the part whose rows they are */
    PackedSums(PackedRows rows, int width) {
        this.rows = rows;
        this.width = width;
        this.even = new long[rows.length()];
        this.odd = new long[rows.length()];
        this.columns = new long[width];
    }

    /** Adds a row; its sum. */
    long add(long[] row) {
        for (int i = 0; i < even.length; i++) {
            even[i] += row[i] & EVEN;
        }
        for (int i = 0; i < odd.length; i++) {
            odd[i] += row[i] >>> Short.SIZE & EVEN;
        }
        added++;
        if (added == MOST_ROWS) {
            settle();
        }
        return sum(row) - (long) rows.offset() * width;
    }

    private static long sum(long[] row) {
        long all = 0;
        for (int from = 0; from < row.length; from += MOST_LONGS) {
            int to = Math.min(row.length, from + MOST_LONGS);
            long pairs = 0;
            for (int i = from; i < to; i++) {
                pairs += (row[i] & EVEN) + (row[i] >>> Short.SIZE & EVEN);
            }
            all += (pairs & LOW) + (pairs >>> Integer.SIZE);
        }
        return all;
    }

    /** The sums of all columns. */
    long[] columns() {
        settle();
        return columns;
    }

    private void settle() {
        for (int i = 0; i < even.length; i++) {
            settle(i, 0, even[i] & LOW);
            settle(i, 1, odd[i] & LOW);
            settle(i, 2, even[i] >>> Integer.SIZE);
            settle(i, 3, odd[i] >>> Integer.SIZE);
            even[i] = 0;
            odd[i] = 0;
        }
        added = 0;
    }

    private void settle(int index, int lane, long sum) {
        int column = rows.column(index, lane);
        if (column < width) {
            columns[column] += sum - (long) rows.offset() * added;
        }
    }
}
