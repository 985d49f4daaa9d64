package org.videostreamer.source.media.h264;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The start of a slice's header (ITU-T H.264, 7.3.3).
 *
 * @param kind of slice
 * @param parameters the number of its picture parameter set
 * @param in reads on
 */
record SliceHeader(Kind kind, int parameters, BitReader in) {

    /** What it is predicted from, in the order of {@code slice_type}. */
    enum Kind {
        P,
        B,
        I,
        SP,
        SI
    }

    private static final int TYPES = 9;

    /** Reads the unit between the two places; empty if it is damaged. */
    static Optional<SliceHeader> read(ByteBuffer bytes, int begin, int end) {
        BitReader in = new BitReader(bytes, begin, end);
        in.number();
        Kind kind = Kind.values()[in.number(TYPES) % Kind.values().length];
        int parameters = in.number(PictureParameters.MOST_ID);
        return in.isBad() ? Optional.empty() : Optional.of(new SliceHeader(kind, parameters, in));
    }

    /** The picture's {@code frame_num}; once. −1 if it is damaged. */
    int frameNumber(SequenceParameters sequence) {
        int number = in.bits(sequence.frameNumberBits());
        return in.isBad() ? -1 : number;
    }
}
