package org.videostreamer.pixels;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import org.videostreamer.frame.SampleRange;
import org.videostreamer.frame.SampleType;

/**
 * Guesses from all samples so far which range a camera uses. The bits that were ever set tell: the highest says how many
 * there are, of 8, 10, 12, 14, 16 or any number beyond; and samples of 16 bits whose highest was set, but whose low ones
 * never, lie at the high end. With another type it begins anew. One thread.
 */
public final class RangeGuess {

    private static final int FEWEST_BITS = 8;
    private static final int MOST_EVEN_BITS = 16;
    /** Fewer low bits that are never set are an accident. */
    private static final int LEAST_SHIFT = 2;

    private static final long ALL = -1;

    private SampleType type = SampleType.UINT8;
    private SampleRange guess = SampleRange.of(type);
    /** Bits that were set in any sample; of a negative one those that were not, which tell how far below zero it is. */
    private long seen;

    private boolean negative;

    /**
     * Looks at the samples of one more picture.
     *
     * @param samples in this machine's byte order; from the position to the limit, which stay
     * @return the guess; of floating point numbers, and of unsigned bytes, what their type says
     */
    public SampleRange of(SampleType samplesType, ByteBuffer samples) {
        if (type != samplesType) {
            type = samplesType;
            seen = 0;
            negative = false;
            guess = SampleRange.of(type);
        }
        if (guess.guessed() && !isComplete()) {
            see(samples);
            guess = guess();
        }
        return guess;
    }

    /** Whether nothing that comes can change the guess. */
    private boolean isComplete() {
        return (seen & 1) != 0 && used() == most() && negative == type.isSigned();
    }

    private int used() {
        return Long.SIZE - Long.numberOfLeadingZeros(seen);
    }

    /** Bits beside the sign. */
    private int most() {
        return type.bits() - (type.isSigned() ? 1 : 0);
    }

    private SampleRange guess() {
        int shift = seen == 0 ? 0 : Long.numberOfTrailingZeros(seen);
        if (type == SampleType.UINT16 && used() == type.bits() && shift >= LEAST_SHIFT) {
            int bits = usual(type.bits() - shift);
            return new SampleRange(bits, 0, (1 << bits) - 1 << type.bits() - bits, true);
        }
        int bits = Math.min(usual(used()), most());
        double span = Math.scalb(1.0, bits);
        return new SampleRange(negative ? bits + 1 : bits, negative ? -span : 0, span - 1, true);
    }

    private static int usual(int bits) {
        return bits > MOST_EVEN_BITS ? bits : Math.max(FEWEST_BITS, bits + (bits & 1));
    }

    private void see(ByteBuffer samples) {
        int width = type.bits();
        // A long holds several samples: all bits of one, and the lowest and the highest of each.
        long sample = ALL >>> Long.SIZE - width;
        long lowest = Long.divideUnsigned(ALL, sample);
        long signs = type.isSigned() ? lowest << width - 1 : 0;
        long set = 0;
        long below = 0;
        LongBuffer several = samples.slice().order(samples.order()).asLongBuffer();
        int count = several.remaining();
        for (int i = 0; i < count; i++) {
            long next = several.get(i);
            long minus = next & signs;
            below |= minus;
            set |= next ^ (minus >>> width - 1) * sample;
        }
        for (int at = samples.position() + count * Long.BYTES; at < samples.limit(); at += type.bytes()) {
            long next = one(samples, at) & sample;
            long minus = next & signs;
            below |= minus;
            set |= next ^ (minus >>> width - 1) * sample;
        }
        for (int half = Long.SIZE / 2; half >= width; half /= 2) {
            set |= set >>> half;
        }
        seen |= set & sample;
        negative |= below != 0;
    }

    private long one(ByteBuffer samples, int at) {
        return switch (type.bytes()) {
            case Short.BYTES -> samples.getShort(at);
            case Integer.BYTES -> samples.getInt(at);
            default -> samples.get(at);
        };
    }
}
