package org.videostreamer.source.media.h264;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What has to be known of a picture parameter set (ITU-T H.264, 7.3.2.2).
 *
 * @param id its number, 0 to 255
 * @param sequence the number of its sequence parameter set
 * @param grouped whether slices are in groups, which only the baseline and extended profiles know
 */
record PictureParameters(int id, int sequence, boolean grouped) {

    static final int MOST_ID = 255;

    /** Reads the unit between the two places; empty if it is damaged. */
    static Optional<PictureParameters> read(ByteBuffer bytes, int begin, int end) {
        BitReader in = new BitReader(bytes, begin, end);
        int id = in.number(MOST_ID);
        int sequence = in.number(SequenceParameters.MOST_ID);
        in.skip(2);
        boolean grouped = in.number() > 0;
        return in.isBad() ? Optional.empty() : Optional.of(new PictureParameters(id, sequence, grouped));
    }
}
