package org.videostreamer.measure;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;

/**
 * Finds the sample values below which so many percent of a picture lie, by counting twice: the high half of each sample,
 * then the low half of those that matter. However large a few samples are, what is found of the others stays exact. Large
 * pictures are looked at in a grid of a quarter of a million samples; what is infinite or no number does not count. One
 * thread at a time; the memory is kept for the next picture.
 */
public final class Percentiles {

    private static final int HALF = 1 << 16;

    private final int[] counts = new int[HALF];
    private final int[] within = new int[HALF];
    private int[] keys = {};
    private int count;
    private SampleType type = SampleType.UINT8;

    /** Looks at nothing yet. */
    public Percentiles() {
        // all is there
    }

    /**
     * Looks at a picture, which the questions that follow are about.
     *
     * @param picture gray, or in colour, of which all components count alike
     */
    public void look(Pixels picture) {
        Arrays.fill(counts, 0);
        count = 0;
        type = picture.format().samples();
        int components = picture.format().isGray() ? 1 : 3;
        Size samples =
                new Size(picture.size().width() * components, picture.size().height());
        Grid grid = Grid.of(samples);
        if (keys.length < grid.samples(samples)) {
            keys = new int[grid.samples(samples)];
        }
        ByteBuffer bytes = picture.bytes();
        for (int y = 0; y < samples.height(); y += grid.step()) {
            row(bytes, y * samples.width(), samples.width(), grid.step());
        }
    }

    private void row(ByteBuffer bytes, int first, int width, int step) {
        int size = type.bytes();
        for (int x = 0; x < width; x += step) {
            long key = SampleKey.of(type, bytes, (first + x) * size);
            if (key != SampleKey.NONE) {
                keys[count++] = (int) key;
                counts[(int) (key >>> 16)]++;
            }
        }
    }

    /**
     * From one percentile to another; nothing where no sample is finite.
     *
     * @param lowPercent 0 to 100
     * @param highPercent 0 to 100, not below the other
     */
    public Optional<Span> between(double lowPercent, double highPercent) {
        return count == 0 ? Optional.empty() : Optional.of(new Span(at(lowPercent), at(highPercent)));
    }

    private double at(double percent) {
        int rank = (int) Math.floor(percent / 100 * (count - 1));
        int high = 0;
        while (rank >= counts[high]) {
            rank -= counts[high++];
        }
        if (type.bytes() <= Short.BYTES) {
            return SampleKey.value(type, high << 16);
        }
        Arrays.fill(within, 0);
        for (int i = 0; i < count; i++) {
            if (keys[i] >>> 16 == high) {
                within[keys[i] & HALF - 1]++;
            }
        }
        int low = 0;
        while (rank >= within[low]) {
            rank -= within[low++];
        }
        return SampleKey.value(type, high << 16 | low);
    }
}
