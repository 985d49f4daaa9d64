package org.videostreamer.source.media.h264;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import org.videostreamer.frame.Size;

/**
 * What a sequence parameter set tells (ITU-T H.264, 7.3.2.1.1 and E.1.1).
 *
 * @param id its number, 0 to 31
 * @param profile {@code profile_idc}
 * @param plain 4:2:0 of eight bits
 * @param frames {@code frame_mbs_only_flag}: no interlaced pictures
 * @param frameNumberBits how long {@code frame_num} is in a slice's header
 * @param gaps {@code gaps_in_frame_num_value_allowed_flag}: numbers may be left out on purpose
 * @param reorders whether it says that pictures come in another order than they are shown
 * @param macroblocks 16 by 16 pixels each, in a picture
 * @param size in which pictures are seen
 */
record SequenceParameters(
        int id,
        int profile,
        boolean plain,
        boolean frames,
        int frameNumberBits,
        boolean gaps,
        boolean reorders,
        int macroblocks,
        Size size) {

    static final int MOST_ID = 31;

    /** Profiles whose sets tell of colours and scaling (7.3.2.1.1). */
    private static final Set<Integer> HIGHER = Set.of(100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135);

    private static final int SCALING_LISTS = 8;
    private static final int SMALL_LISTS = 6;
    private static final int MACROBLOCK = 16;
    /** More than any level allows on a side. */
    private static final int MOST_MACROBLOCKS = 2_047;

    private static final int EXTENDED_ASPECT = 255;

    /** Reads the unit between the two places; empty if it is damaged. */
    static Optional<SequenceParameters> read(ByteBuffer bytes, int begin, int end) {
        BitReader in = new BitReader(bytes, begin, end);
        int profile = in.bits(8);
        in.skip(16);
        int id = in.number(MOST_ID);
        boolean plain = !HIGHER.contains(profile) || isPlain(in);
        int frameNumberBits = 4 + in.number(12);
        skipOrder(in);
        in.number();
        boolean gaps = in.flag();
        int columns = in.number(MOST_MACROBLOCKS) + 1;
        int units = in.number(MOST_MACROBLOCKS) + 1;
        boolean frames = in.flag();
        int rows = frames ? units : 2 * units;
        if (!frames) {
            in.skip(1);
        }
        in.skip(1);
        Size size = seen(in, columns * MACROBLOCK, rows * MACROBLOCK, frames ? 2 : 4);
        if (in.isBad() || !size.isPicture()) {
            return Optional.empty();
        }
        boolean reorders = in.flag() && reorders(in);
        return Optional.of(new SequenceParameters(
                id, profile, plain, frames, frameNumberBits, gaps, reorders, columns * rows, size));
    }

    private static boolean isPlain(BitReader in) {
        int chroma = in.number(3);
        if (chroma == 3) {
            in.skip(1);
        }
        int depths = in.number(6) + in.number(6);
        in.skip(1);
        if (in.flag()) {
            int lists = chroma == 3 ? SCALING_LISTS + 4 : SCALING_LISTS;
            for (int list = 0; list < lists && !in.isBad(); list++) {
                if (in.flag()) {
                    skipScaling(in, list < SMALL_LISTS ? 16 : 64);
                }
            }
        }
        return chroma == 1 && depths == 0;
    }

    private static void skipScaling(BitReader in, int entries) {
        int last = 8;
        int next = 8;
        for (int entry = 0; entry < entries && next != 0 && !in.isBad(); entry++) {
            next = last + in.signed() & 0xFF;
            last = next == 0 ? last : next;
        }
    }

    private static void skipOrder(BitReader in) {
        int type = in.number(2);
        if (type == 0) {
            in.number(12);
        } else if (type == 1) {
            in.skip(1);
            in.signed();
            in.signed();
            int cycle = in.number(255);
            for (int entry = 0; entry < cycle && !in.isBad(); entry++) {
                in.signed();
            }
        }
    }

    /** The sides without what is cropped, in units of two columns and, by the field, two or four rows. */
    private static Size seen(BitReader in, int width, int height, int rowUnit) {
        if (!in.flag()) {
            return new Size(width, height);
        }
        long columns = 2L * ((long) in.number() + in.number());
        long rows = (long) rowUnit * ((long) in.number() + in.number());
        return columns < width && rows < height
                ? new Size((int) (width - columns), (int) (height - rows))
                : new Size(0, 0);
    }

    /** What the usability information says of it; nothing where that is damaged. */
    private static boolean reorders(BitReader in) {
        if (in.flag() && in.bits(8) == EXTENDED_ASPECT) {
            in.skip(32);
        }
        if (in.flag()) {
            in.skip(1);
        }
        if (in.flag()) {
            in.skip(4);
            if (in.flag()) {
                in.skip(24);
            }
        }
        if (in.flag()) {
            in.number();
            in.number();
        }
        if (in.flag()) {
            in.skip(65);
        }
        boolean network = in.flag();
        if (network) {
            skipBuffering(in);
        }
        boolean slices = in.flag();
        if (slices) {
            skipBuffering(in);
        }
        if (network || slices) {
            in.skip(1);
        }
        in.skip(1);
        if (!in.flag()) {
            return false;
        }
        in.skip(1);
        for (int i = 0; i < 4; i++) {
            in.number();
        }
        int reordered = in.number();
        return !in.isBad() && reordered > 0;
    }

    private static void skipBuffering(BitReader in) {
        int buffers = in.number(31) + 1;
        in.skip(8);
        for (int buffer = 0; buffer < buffers && !in.isBad(); buffer++) {
            in.number();
            in.number();
            in.skip(1);
        }
        in.skip(20);
    }
}
