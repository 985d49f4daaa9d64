package org.videostreamer.measure;

import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.util.Optional;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.Region;
import org.videostreamer.frame.SampleRange;
import org.videostreamer.frame.SampleType;

/**
 * Measures samples of 8 and 16 bits: how often each value occurs says all but where the light is, in whole numbers. Negative
 * ones are counted from the lowest there can be.
 */
final class SmallSamples {

    private final Pixels picture;
    private final Region part;
    private final int offset;
    private final int mask;
    private final short[] row;
    private final byte[] narrow;
    /** Two, because a value that comes again at once waits until it is counted. */
    private final int[] counts;

    private final int[] others;

    SmallSamples(Pixels picture, Region part) {
        this.picture = picture;
        this.part = part;
        SampleType type = picture.format().samples();
        this.offset = type.isSigned() ? 1 << type.bits() - 1 : 0;
        this.mask = (1 << type.bits()) - 1;
        this.row = new short[part.size().width()];
        this.narrow = new byte[mask > 0xFF ? 0 : row.length];
        this.counts = new int[mask + 1];
        this.others = new int[mask + 1];
    }

    Statistics statistics(SampleRange range, boolean moments) {
        Weights weights = new Weights(part);
        ByteBuffer bytes = picture.bytes();
        ShortBuffer shorts = bytes.asShortBuffer();
        for (int y = 0; y < part.size().height(); y++) {
            int first = (part.y() + y) * picture.size().width() + part.x();
            if (mask > 0xFF) {
                shorts.get(first, row);
            } else {
                widen(bytes, first);
            }
            count();
            if (moments) {
                weights.row(y, row, offset, mask);
            }
        }
        for (int i = 0; i <= mask; i++) {
            counts[i] += others[i];
        }
        return told(range, moments ? weights.moments() : Optional.empty());
    }

    private void widen(ByteBuffer bytes, int first) {
        bytes.get(first, narrow);
        for (int x = 0; x < row.length; x++) {
            row[x] = narrow[x];
        }
    }

    private void count() {
        int even = row.length & ~1;
        for (int x = 0; x < even; x += 2) {
            counts[(row[x] ^ offset) & mask]++;
            others[(row[x + 1] ^ offset) & mask]++;
        }
        if (even < row.length) {
            counts[(row[even] ^ offset) & mask]++;
        }
    }

    private Statistics told(SampleRange range, Optional<Statistics.Moments> moments) {
        int lowest = 0;
        while (counts[lowest] == 0) {
            lowest++;
        }
        int highest = mask;
        while (counts[highest] == 0) {
            highest--;
        }
        long samples = part.size().area();
        long sum = 0;
        long saturated = 0;
        Bins bins = new Bins(range.lowest(), range.highest() + 1);
        for (int i = lowest; i <= highest; i++) {
            sum += (long) counts[i] * (i - offset);
            saturated += i - offset >= range.highest() ? counts[i] : 0;
            bins.add(i - offset, counts[i]);
        }
        double mean = (double) sum / samples;
        double squares = 0;
        for (int i = lowest; i <= highest; i++) {
            double off = i - offset - mean;
            squares += counts[i] * off * off;
        }
        return new Statistics(
                samples,
                0,
                0,
                lowest - offset,
                highest - offset,
                sum,
                mean,
                Math.sqrt(squares / samples),
                saturated,
                bins.histogram(),
                moments);
    }
}
